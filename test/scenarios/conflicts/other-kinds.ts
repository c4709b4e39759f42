import { type Scenario, scenariosOf } from "./scenario.ts";

const body = (...lines: readonly string[]) => `begin\n${lines.join("\n")}\nend`;
const f = (lines: readonly string[], options = "", args = "a int") =>
  `create function f(${args}) returns int language plpgsql ${options} as $$${body(...lines)}$$`;
const plain = ["a := a + 1;", "a := a * 2;", "a := a - 3;", "return a;"];
const replaced = (place: number, line: string) => plain.with(place, line);

const routines = scenariosOf({ type: "function", identity: "public.f(integer)" }, [
  {
    name: "lines edited apart",
    base: f(plain),
    current: f(replaced(0, "a := a + 10;")),
    incoming: f(replaced(3, "return a + 1;")),
    merged: f(["a := a + 10;", "a := a * 2;", "a := a - 3;", "return a + 1;"]),
  },
  {
    name: "the same line edited",
    base: f(plain),
    current: f(replaced(1, "a := a * 3;")),
    incoming: f(replaced(1, "a := a * 4;")),
    merged: { collides: ["body"] },
  },
  {
    name: "the same edit on both sides",
    base: f(plain),
    current: f(replaced(1, "a := a * 3;")),
    incoming: f(replaced(1, "a := a * 3;"), "immutable"),
    merged: f(replaced(1, "a := a * 3;"), "immutable"),
  },
  {
    name: "a body against its volatility",
    base: f(plain),
    current: f(plain, "stable strict"),
    incoming: f(replaced(1, "a := a * 3;")),
    merged: f(replaced(1, "a := a * 3;"), "stable strict"),
  },
  {
    name: "a body against a default",
    base: f(plain),
    current: f(replaced(0, "a := a + 7;")),
    incoming: f(replaced(3, "return a + 1;"), "", "a int default 5"),
    merged: f(
      ["a := a + 7;", "a := a * 2;", "a := a - 3;", "return a + 1;"],
      "",
      "a int default 5",
    ),
  },
  {
    name: "two volatilities",
    base: f(plain),
    current: f(plain, "stable"),
    incoming: f(plain, "immutable"),
    merged: { collides: ["volatility"] },
  },
  {
    name: "a merge that does not compile",
    base: f(plain),
    current: f(replaced(0, "if a > 1 then")),
    incoming: f(plain.toSpliced(3, 0, "raise notice 'x';")),
    merged: { refused: /syntax error/ },
    setup: "set local check_function_bodies = off",
  },
  {
    name: "another argument name, and a comment",
    base: f(["return 1;"], "", "a int"),
    current: `${f(["return 1;"], "", "a int")}; comment on function f(int) is 'one'`,
    incoming: f(["return 1;"], "", "b int"),
    merged: `${f(["return 1;"], "", "b int")}; comment on function f(int) is 'one'`,
  },
  {
    name: "a default that goes",
    base: f(plain, "", "a int default 1"),
    current: `${f(plain, "", "a int default 1")}; revoke execute on function f(int) from public`,
    incoming: f(plain),
    merged: `${f(plain)}; revoke execute on function f(int) from public`,
  },
  {
    name: "options of a run",
    base: f(plain),
    current: f(plain, "set work_mem = '1MB'"),
    incoming: f(plain, "cost 5"),
    merged: f(plain, "cost 5 set work_mem = '1MB'"),
  },
]);

const views = scenariosOf(
  { type: "view", identity: "public.v", setup: "create table b (id int, name text, n int)" },
  [
    {
      name: "one side's query, the other's comment",
      base: "create view v as select 1 as a",
      current: "create view v as select 1 as a; comment on view v is 'one'",
      incoming: "create view v as select 1 as a, 2 as b",
      merged: "create view v as select 1 as a, 2 as b; comment on view v is 'one'",
    },
    {
      name: "columns of both, lines apart",
      base: "create view v as select 1 as a, 2 as b, 3 as c, 4 as d where 1 = 1",
      current: "create view v as select 1 as a, 20 as b, 3 as c, 4 as d where 1 = 1",
      incoming: "create view v as select 1 as a, 2 as b, 3 as c, 40 as d where 1 = 1",
      merged: "create view v as select 1 as a, 20 as b, 3 as c, 40 as d where 1 = 1",
    },
    {
      name: "one line on both sides",
      base: "create view v as select 1 as a",
      current: "create view v as select 2 as a",
      incoming: "create view v as select 3 as a",
      merged: { collides: ["body"] },
    },
    {
      name: "a column less, and a grant",
      base: "create view v as select 1 as a, 2 as b",
      current: "create view v as select 1 as a, 2 as b; grant select on v to pggit_reader",
      incoming: "create view v as select 1 as a",
      merged: "create view v as select 1 as a; grant select on v to pggit_reader",
    },
    {
      name: "an option, and a query",
      base: "create view v as select 1 as a",
      current: "create view v with (security_barrier = true) as select 1 as a",
      incoming: "create view v as select 2 as a",
      merged: "create view v with (security_barrier = true) as select 2 as a",
    },
    {
      name: "another type of a column",
      base: "create view v as select id from b",
      current: "create view v as select id from b; comment on column v.id is 'key'",
      incoming: "create view v as select id::bigint as id from b",
      merged: "create view v as select id::bigint as id from b; comment on column v.id is 'key'",
    },
    {
      name: "gone there, unchanged here",
      base: "create view v as select 1 as a",
      current: "create view v as select 1 as a",
      incoming: "",
      merged: "",
    },
    {
      name: "gone there, changed here",
      base: "create view v as select 1 as a",
      current: "create view v as select 2 as a",
      incoming: "",
      merged: { collides: ["object"] },
    },
  ],
);

const enums = scenariosOf({ type: "enum", identity: "public.e" }, [
  {
    name: "a label at the end of each side",
    base: "create type e as enum ('a')",
    current: "create type e as enum ('a', 'b')",
    incoming: "create type e as enum ('a', 'c')",
    merged: "create type e as enum ('a', 'c', 'b')",
  },
  {
    name: "labels in the middle of both sides",
    base: "create type e as enum ('a', 'z')",
    current: "create type e as enum ('a', 'b', 'z')",
    incoming: "create type e as enum ('a', 'c', 'd', 'z')",
    merged: "create type e as enum ('a', 'c', 'd', 'b', 'z')",
  },
  {
    name: "the same label on both sides",
    base: "create type e as enum ('a')",
    current: "create type e as enum ('a', 'b')",
    incoming: "create type e as enum ('a', 'b'); comment on type e is 'e'",
    merged: "create type e as enum ('a', 'b'); comment on type e is 'e'",
  },
  {
    name: "a label at the front",
    base: "create type e as enum ('b')",
    current: "create type e as enum ('b', 'c')",
    incoming: "create type e as enum ('a', 'b')",
    merged: "create type e as enum ('a', 'b', 'c')",
  },
  {
    name: "a label that goes, of a type in use",
    setup: "",
    base: "create type e as enum ('a', 'b')",
    current: "create type e as enum ('a', 'b'); create table uses (e e)",
    incoming: "create type e as enum ('a')",
    merged: { refused: /other objects depend on it/ },
    tracked: /other objects depend on it/,
  },
]);

const small = [
  ...scenariosOf({ type: "sequence", identity: "public.s" }, [
    {
      name: "a step and a limit",
      base: "create sequence s",
      current: "create sequence s increment by 2",
      incoming: "create sequence s maxvalue 100",
      merged: "create sequence s increment by 2 maxvalue 100",
    },
    {
      name: "two steps",
      base: "create sequence s",
      current: "create sequence s increment by 2",
      incoming: "create sequence s increment by 3",
      merged: { collides: ["increment"] },
    },
    {
      name: "a type and a cycle",
      base: "create sequence s",
      current: "create sequence s cycle",
      incoming: "create sequence s as int",
      merged: "create sequence s as int cycle",
    },
  ]),
  ...scenariosOf({ type: "domain", identity: "public.d" }, [
    {
      name: "a default and a check",
      base: "create domain d as text",
      current: "create domain d as text default 'x'",
      incoming: "create domain d as text constraint c check (value <> '')",
      merged: "create domain d as text default 'x' constraint c check (value <> '')",
    },
    {
      name: "two checks of one name",
      base: "create domain d as text",
      current: "create domain d as text constraint c check (value <> 'a')",
      incoming: "create domain d as text constraint c check (value <> 'b')",
      merged: { collides: ["constraint:c"] },
    },
    {
      name: "NOT NULL and a comment",
      base: "create domain d as int",
      current: "create domain d as int not null",
      incoming: "create domain d as int; comment on domain d is 'd'",
      merged: "create domain d as int not null; comment on domain d is 'd'",
    },
  ]),
  ...scenariosOf({ type: "composite", identity: "public.c" }, [
    {
      name: "an attribute on each side",
      base: "create type c as (a int)",
      current: "create type c as (a int, b text)",
      incoming: "create type c as (a int, c text)",
      merged: "create type c as (a int, b text, c text)",
    },
    {
      name: "an attribute's type on both sides",
      base: "create type c as (a int)",
      current: "create type c as (a bigint)",
      incoming: "create type c as (a text)",
      merged: { collides: ["attribute:a/type"] },
    },
  ]),
  ...scenariosOf({ type: "index", identity: "public.i", setup: "create table b (id int, n int)" }, [
    {
      name: "its columns, and a comment",
      base: "create index i on b (id)",
      current: "create index i on b (id); comment on index i is 'i'",
      incoming: "create index i on b (id, n)",
      merged: "create index i on b (id, n); comment on index i is 'i'",
    },
    {
      name: "its columns on both sides",
      base: "create index i on b (id)",
      current: "create index i on b (n)",
      incoming: "create index i on b (id, n)",
      merged: { collides: ["body"] },
    },
    {
      name: "two options",
      base: "create index i on b (id)",
      current: "create index i on b (id) with (fillfactor = 50)",
      incoming: "create index i on b (id) with (deduplicate_items = off)",
      merged: "create index i on b (id) with (fillfactor = 50, deduplicate_items = off)",
    },
    {
      name: "new there, not here",
      base: "",
      current: "",
      incoming: "create index i on b (id)",
      merged: "create index i on b (id)",
    },
  ]),
  ...scenariosOf(
    {
      type: "policy",
      identity: "own on public.b",
      setup: "create table b (id int, n int); alter table b enable row level security",
    },
    [
      {
        name: "what is seen, and who",
        base: "create policy own on b using (id > 0)",
        current: "create policy own on b using (id > 1)",
        incoming: "create policy own on b to pggit_reader using (id > 0)",
        merged: "create policy own on b to pggit_reader using (id > 1)",
      },
      {
        name: "two conditions",
        base: "create policy own on b using (id > 0)",
        current: "create policy own on b using (id > 1)",
        incoming: "create policy own on b using (id > 2)",
        merged: { collides: ["using"] },
      },
      {
        name: "another command, and a comment",
        base: "create policy own on b for select using (id > 0)",
        current:
          "create policy own on b for select using (id > 0); comment on policy own on b is 'p'",
        incoming: "create policy own on b for delete using (id > 0)",
        merged:
          "create policy own on b for delete using (id > 0); comment on policy own on b is 'p'",
      },
    ],
  ),
  ...scenariosOf(
    {
      type: "trigger",
      identity: "g on public.b",
      setup:
        "create table b (id int, n int); create function g() returns trigger language plpgsql as 'begin return new; end'",
    },
    [
      {
        name: "when it runs, and whether",
        base: "create trigger g before insert on b for each row execute function g()",
        current:
          "create trigger g before insert on b for each row execute function g(); alter table b disable trigger g",
        incoming: "create trigger g before insert or update on b for each row execute function g()",
        merged:
          "create trigger g before insert or update on b for each row execute function g(); alter table b disable trigger g",
      },
      {
        name: "when it runs on both sides",
        base: "create trigger g before insert on b for each row execute function g()",
        current: "create trigger g before delete on b for each row execute function g()",
        incoming: "create trigger g before update on b for each row execute function g()",
        merged: { collides: ["body"] },
      },
    ],
  ),
  ...scenariosOf({ type: "materialized view", identity: "public.m" }, [
    {
      name: "its query, and a comment",
      base: "create materialized view m as select 1 as a with no data",
      current:
        "create materialized view m as select 1 as a with no data; comment on materialized view m is 'm'",
      incoming: "create materialized view m as select 2 as a with no data",
      merged:
        "create materialized view m as select 2 as a with no data; comment on materialized view m is 'm'",
    },
  ]),
  ...scenariosOf({ type: "schema", identity: "app" }, [
    {
      name: "a comment and a grant",
      base: "create schema app",
      current: "create schema app; comment on schema app is 'app'",
      incoming: "create schema app; grant usage on schema app to pggit_reader",
      merged:
        "create schema app; comment on schema app is 'app'; grant usage on schema app to pggit_reader",
    },
  ]),
];

/** Conflicts about objects that are no tables. */
export const otherKinds: readonly Scenario[] = [...routines, ...views, ...enums, ...small];
