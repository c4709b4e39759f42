import { type Scenario, scenariosOf } from "./scenario.ts";

const t = (columns: string, more = "") => `create table t (id int${columns}); ${more}`;
const held = (part: string, ...by: readonly string[]) =>
  new RegExp(`^${part} cannot change while other objects depend on it: ${by.join(", ")}$`);
const type = "column:n/type of table public.t";
const refused = (message: RegExp) => ({ merged: { refused: message }, tracked: message });

/** A table whose column n becomes wider, with something on it. */
const widened = (name: string, on: string, ...by: readonly string[]) => ({
  name,
  base: t(", n int"),
  current: t(", n int", on),
  incoming: t(", n bigint"),
  ...refused(held(type, ...by)),
});

const onColumns = scenariosOf(
  {
    type: "table",
    identity: "public.t",
    setup: `create function g() returns trigger language plpgsql as 'begin return new; end';
      create table other (id int primary key); insert into other values (1)`,
    rows: "insert into t (id) values (1), (2)",
  },
  [
    widened("a view on a changed column", "create view v as select n from t", "view public.v"),
    widened(
      "a view of the whole row, and one on it",
      "create view v as select * from t; create view w as select * from v",
      "view public.v",
    ),
    widened(
      "a materialized view on a changed column",
      "create materialized view m as select n from t",
      "materialized view public.m",
    ),
    widened(
      "a policy on a changed column",
      "create policy own on t using (n > 0)",
      "policy own on table public.t",
    ),
    widened(
      "a trigger on a changed column",
      "create trigger g before update of n on t for each row execute function g()",
      "trigger g on table public.t",
    ),
    widened(
      "a rule on a changed column",
      "create rule r as on update to t where new.n > 1 do instead nothing",
      "rule r on table public.t",
    ),
    widened(
      "a function whose body is parsed, on a changed column",
      "create function f() returns bigint begin atomic select n from t; end",
      "function public.f\\(\\)",
    ),
    widened(
      "two kinds on a changed column",
      "create view v as select n from t; create policy own on t using (n > 0)",
      "policy own on table public.t",
      "view public.v",
    ),
    {
      name: "a view on a column that goes",
      base: t(", n int"),
      current: t(", n int", "create view v as select n from t"),
      incoming: t(""),
      ...refused(held("column:n of table public.t", "view public.v")),
    },
    {
      name: "a policy on a column that goes",
      base: t(", n int"),
      current: t(", n int", "create policy own on t using (n > 0)"),
      incoming: t(""),
      ...refused(held("column:n of table public.t", "policy own on table public.t")),
    },
    {
      name: "a view on another column",
      base: t(", n int"),
      current: t(", n int, m int", "create view v as select id from t"),
      incoming: t(", n bigint"),
      merged: t(", n bigint, m int"),
      holds: "(select count(*) from v) = 2",
    },
    {
      name: "an index on a changed column",
      base: t(", n int"),
      current: t(", n int, m int", "create index i on t (n) where n > 0"),
      incoming: t(", n bigint"),
      merged: t(", n bigint, m int"),
      holds: "pg_get_indexdef('i'::regclass) like '%(n) WHERE (n > 0)'",
    },
    {
      name: "statistics on a changed column",
      base: t(", n int"),
      current: t(", n int, m int", "create statistics s on id, n from t"),
      incoming: t(", n bigint"),
      merged: t(", n bigint, m int"),
      holds: "exists (select from pg_statistic_ext where stxname = 's')",
    },
    {
      name: "a foreign key on a key that becomes wider",
      base: t(", n int unique"),
      current: t(", n int unique, m int", "create table o (n int references t (n))"),
      incoming: t(", n bigint unique"),
      merged: t(", n bigint unique, m int"),
      holds: "exists (select from pg_constraint where confrelid = 't'::regclass)",
    },
    {
      name: "a foreign key on a key that goes",
      base: t(", n int unique"),
      current: t(", n int unique, m int", "create table o (n int references t (n))"),
      incoming: t(", n int"),
      ...refused(
        held("constraint:t_n_key of table public.t", "constraint o_n_fkey on table public.o"),
      ),
    },
  ],
);

const onOthers = [
  ...scenariosOf({ type: "view", identity: "public.v" }, [
    {
      name: "a view on a view of which a column goes",
      base: "create view v as select 1 as a, 2 as b",
      current: "create view v as select 1 as a, 2 as b; create view w as select a from v",
      incoming: "create view v as select 1 as a",
      ...refused(held("view public.v", "view public.w")),
    },
    {
      name: "a view on a view that gains a column",
      base: "create view v as select 1 as a",
      current: "create view v as select 1 as a; create view w as select a from v",
      incoming: "create view v as select 1 as a, 2 as b",
      merged: "create view v as select 1 as a, 2 as b",
      holds: "(select a from w) = 1",
    },
  ]),
  ...scenariosOf({ type: "function", identity: "public.f()" }, [
    {
      name: "a view on a function whose result changes",
      base: "create function f() returns int language sql as 'select 1'",
      current:
        "create function f() returns int language sql as 'select 1'; create view v as select f()",
      incoming: "create function f() returns bigint language sql as 'select 1::bigint'",
      ...refused(held("function public.f\\(\\)", "view public.v")),
    },
  ]),
  ...scenariosOf({ type: "composite", identity: "public.c" }, [
    {
      name: "a table on an attribute whose type changes",
      base: "create type c as (a int)",
      current: "create type c as (a int); create table uses (c c)",
      incoming: "create type c as (a bigint)",
      ...refused(held("attribute:a/type of composite public.c", "column c of table public.uses")),
    },
  ]),
  ...scenariosOf({ type: "range", identity: "public.r" }, [
    {
      name: "a table on a range of another subtype",
      base: "create type r as range (subtype = int)",
      current: "create type r as range (subtype = int); create table uses (r r)",
      incoming: "create type r as range (subtype = bigint)",
      ...refused(held("range public.r", "column r of table public.uses")),
    },
  ]),
];

/** Conflicts about what other objects depend on. */
export const dependents: readonly Scenario[] = [...onColumns, ...onOthers];
