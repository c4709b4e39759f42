/** A definition is somebody's text: whoever registered it gains nothing when somebody else reads or applies it. */
import { beforeAll, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import type { Role } from "../servers/roles.ts";
import { useDatabase } from "../servers/use-database.ts";
import { register } from "./registering.ts";

const database = useDatabase(installed, { each: "file" });
let boss: TestClient;
let low: TestClient;
let role: Role;

/** Takes what it can get, once somebody with more rights evaluates it. */
const trap = (name: string, volatility: string) =>
  `create function low.${name}(n int) returns int language plpgsql ${volatility} as $$
     begin
       begin
         perform low.take();
       exception when others then
         null;
       end;
       begin
         perform set_config('role', 'postgres', false);
         perform low.take();
       exception when others then
         null;
       end;
       return n;
     end $$`;

beforeAll(async () => {
  boss = await database.client();
  role = await database.role({ memberOf: ["pggit_operator"] });
  await boss.query(
    `create extension dblink;
     create schema low authorization ${role.name};
     create table users (id int, name text);
     insert into users values (1, 'a');
     create sequence alarm;
     create table secrets (secret text);
     insert into secrets values ('s')`,
  );
  low = await database.client(role);
  await low.query(
    `create function low.take() returns void language plpgsql as $$
       begin
         -- what no rollback takes back
         perform nextval('public.alarm');
         execute format('grant all on public.secrets to %I', '${role.name}');
         alter table public.secrets add column taken int;
       end $$`,
  );
  await low.query(trap("trap", "immutable"));
  await low.query(trap("volatile_trap", "volatile"));
  await low.query(
    `create domain low.trapped as int check (low.volatile_trap(value) > 0);
     create function low.text(n int) returns text language sql immutable as 'select low.trap(n)::text'`,
  );
});

const everything = `
  select jsonb_build_object(
    'namespaces', (select jsonb_agg(nspname order by 1) from pg_namespace where nspname !~ '^pg_(toast_)?temp'),
    'relations', (select jsonb_agg(c.oid::regclass || ' ' || coalesce(c.relacl::text, '') order by c.oid) from pg_class as c
                  where relnamespace::regnamespace::text in ('public', 'low')),
    'columns', (select jsonb_agg(attrelid::regclass || '.' || attname order by attrelid, attnum) from pg_attribute
                where attrelid::regclass::text in ('users', 'secrets') and attnum > 0),
    'functions', (select jsonb_agg(oid::regprocedure || ' ' || coalesce(proacl::text, '') order by oid) from pg_proc
                  where pronamespace::regnamespace::text in ('public', 'low') and prolang <> 13),
    'schemas', (select jsonb_agg(nspacl::text order by oid) from pg_namespace where nspname in ('public', 'low')),
    'members', (select count(*) from pg_auth_members where member = (select nspowner from pg_namespace where nspname = 'low')),
    'alarm', (select is_called from alarm),
    'role', current_user, 'secrets', (select count(*) from secrets)
  )::text as state`;

const hostile: readonly [name: string, definition: string, object?: string, identity?: string][] = [
  ["a second statement", "create table users (id int); drop table secrets"],
  ["a second statement after a comment", "create table users (id int) -- ;\n; drop table secrets"],
  [
    "a second statement behind a quoted quote",
    "create table users (id int default ''';' ); drop table secrets; --'",
  ],
  [
    "a second statement behind an escape string",
    "create table users (n text default e'\\\\'); drop table secrets; --')",
  ],
  [
    "a second statement behind a dollar quote",
    "create table users (n text default $a$ $b$ $a$); drop table secrets",
  ],
  [
    "a second statement behind a nested comment",
    "create table users (id int) /* /* */ ; drop table secrets; */",
  ],
  ["a statement of another kind", "drop table secrets"],
  ["another kind of object", "create view users as select 1 as id"],
  ["another object", "create table secrets2 (id int)"],
  ["another schema", "create table low.users (id int)"],
  ["a temporary table", "create temporary table users (id int)"],
  ["CREATE TABLE AS", "create table users as select low.trap(1) as id"],
  ["CREATE TABLE AS with columns", "create table users (id) as select low.trap(1)"],
  ["CREATE TABLE AS EXECUTE", "create table users as execute p"],
  ["COPY", "copy secrets to program 'id'"],
  ["DO", "do $$ begin perform low.take(); end $$"],
  [
    "a partition of what is not its own",
    "create table users partition of low.p for values in (low.trap(1))",
  ],
  ["rows of a table that it may not read", "create table users (like secrets)"],
  ["a parent that is not its own", "create table users (id int) inherits (secrets)"],
  [
    "a function in an untrusted language",
    "create function f() returns int language c as 'libc', 'abs'",
    "function",
    "public.f()",
  ],
  [
    "a function for another's identity",
    "create function f(a text) returns int language sql as 'select 1'",
    "function",
    "public.f()",
  ],
  ["an extension", "create extension hstore", "extension", "hstore"],
  [
    "a type with a function as its input",
    "create type e as range (subtype = int, subtype_diff = low.trap)",
    "enum",
    "public.e",
  ],
  ["an unfinished quote", "create table users (id int default 'x)"],
  ["parentheses that do not match", "create table users (id int)) partition by range (id"],
];

/** What it would lose, that it is no such definition, or that such are not read. */
const refusal = /^PG06[079]$/;

const read = (object: string, identity: string, definition: string) =>
  boss.query("select pggit.read_definition($1, $2, $3)", [object, identity, definition]);

test.each(hostile)(
  "%s is refused, and nothing lasts",
  async (_, definition, object = "table", identity = "public.users") => {
    const [before] = await boss.query(everything);
    const id = await register(low, { object, identity, data: { incoming_definition: definition } });
    for (const strategy of ["use_tracked", "merge"]) {
      await expect(
        boss.query("select pggit.resolve_conflict($1, $2)", [id, strategy]),
      ).rejects.toMatchObject({ code: expect.stringMatching(refusal) });
    }
    expect(await boss.query(everything)).toEqual([before]);
  },
);

test.each([
  ["a default", "create table users (id int, name text, n int default low.volatile_trap(1))"],
  ["a domain", "create table users (id int, name text, n low.trapped default 1)"],
  ["a check", "create table users (id int, name text, check (low.volatile_trap(id) > 0))"],
  [
    "a generated column",
    "create table users (id int, name text, n int generated always as (low.trap(id)) stored)",
  ],
])("code of another role in %s is read, and not run", async (_, definition) => {
  const [before] = await boss.query(everything);
  const id = await register(low, { data: { incoming_definition: definition } });
  for (const strategy of ["use_tracked", "merge"]) {
    await expect(
      boss.query("select pggit.resolve_conflict($1, $2)", [id, strategy]),
    ).rejects.toMatchObject({
      code: "PG069",
      message: expect.stringMatching(/^this would run code of another role/),
    });
    await boss.query("select * from pggit.preview_conflict($1, $2)", [id, strategy]);
  }
  expect(await boss.query(everything)).toEqual([before]);
});

test("what PostgreSQL evaluates while reading has no rights", async () => {
  const [before] = await boss.query(everything);
  // a constant that an immutable function makes of it is evaluated while the table is made
  await read(
    "table",
    "public.users",
    "create table users (id int, n int generated always as (low.trap(1)) stored)",
  );
  await read(
    "table",
    "public.users",
    "create table users (id int) partition by range ((low.trap(1) + id))",
  );
  await read("view", "public.w", "create view w as select low.trap(1) as a");
  expect(await boss.query(everything)).toEqual([before]);
});

test("what only looks like a second statement is a string", async () => {
  const definition = "create table users (n text default e'\\'); drop table secrets; --')";
  const [row] = await boss.query<{ value: string }>(
    "select pggit.read_definition('table', 'public.users', $1) #>> '{facets,column:n/default,value}' as value",
    [definition],
  );
  expect(row?.value).toBe("'''); drop table secrets; --'::text");
});

test("a materialized view is made without data, so that its query does not run", async () => {
  const definition = "create materialized view m as select low.volatile_trap(1) as a with data";
  const id = await register(low, {
    object: "materialized view",
    identity: "public.m",
    data: { incoming_definition: definition },
  });
  const [before] = await boss.query(everything);
  await boss.query("begin");
  await boss.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]);
  expect(await boss.query("select ispopulated from pg_matviews")).toEqual([{ ispopulated: false }]);
  await boss.query("rollback");
  expect(await boss.query(everything)).toEqual([before]);
});

test("names are looked up where the object is, not in the path of whoever resolves", async () => {
  await low.query("create table low.orgs (id text primary key)");
  await boss.query("create table public.orgs (id int primary key); set search_path = low, public");
  try {
    const [row] = await boss.query<{ value: string }>(
      "select pggit.read_definition('table', 'public.users', 'create table users (id int references orgs)') #>> '{facets,constraint:users_id_fkey,value}' as value",
    );
    expect(row?.value).toBe("FOREIGN KEY (id) REFERENCES public.orgs(id)");
  } finally {
    await boss.query("reset search_path");
  }
});

test("a reader may not read definitions, and nobody may run them", async () => {
  const reader = await database.client(await database.role({ memberOf: ["pggit_reader"] }));
  await expect(
    reader.query(
      "select pggit.read_definition('table', 'public.users', 'create table users (id int)')",
    ),
  ).rejects.toMatchObject({ code: "42501" });
  for (const client of [reader, low]) {
    await expect(
      client.query("select pggit.execute_definition('select 1', 'public', 'public')"),
    ).rejects.toMatchObject({ code: "42501" });
  }
});
