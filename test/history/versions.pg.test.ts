/** What becomes of an object's version number and of its history. */
import { describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { commits, differences, fold, versions } from "./head.ts";

const db = useDatabase(installed);

const users = "create table users (id int primary key, name varchar(10), amount numeric(10, 2))";

describe.each([
  ["a new column", "alter table users add column email text", "1.1.0"],
  [
    "a new column that has a default and no NULL",
    "alter table users add column n int not null default 0",
    "1.1.0",
  ],
  ["a column that goes", "alter table users drop column name", "2.0.0"],
  ["a column with a new name", "alter table users rename column name to label", "2.0.0"],
  ["a wider type", "alter table users alter column name type varchar(20)", "1.1.0"],
  ["a type without limit", "alter table users alter column name type text", "1.1.0"],
  ["a wider number", "alter table users alter column id type bigint", "1.1.0"],
  ["more digits", "alter table users alter column amount type numeric(12, 2)", "1.1.0"],
  ["a narrower type", "alter table users alter column name type varchar(5)", "2.0.0"],
  ["NOT NULL", "alter table users alter column name set not null", "2.0.0"],
  ["a check", "alter table users add check (name <> '')", "2.0.0"],
  ["a unique key", "alter table users add unique (name)", "2.0.0"],
  ["a default", "alter table users alter column name set default ''", "1.0.1"],
  ["a comment", "comment on table users is 'people'", "1.0.1"],
  ["a setting of its storage", "alter table users set (fillfactor = 70)", "1.0.1"],
  ["a new name", "alter table users rename to people", "2.0.0"],
  ["a new schema", "create schema app; alter table users set schema app", "2.0.0"],
  [
    "no difference in the end",
    "alter table users add column x int; alter table users drop column x",
    "1.0.0",
  ],
])("%s", (_, change, expected) => {
  test(`makes 1.0.0 ${expected}`, async () => {
    const client = await db.client();
    await client.query(users);
    await fold(client);
    await client.query(`begin; ${change}; commit`);
    await fold(client);
    const [current] = await client.query(
      `select concat_ws('.', v.major, v.minor, v.patch) as version
       from pggit.versions as v inner join pggit.objects as o on o.object_id = v.object_id
       where v.is_current and o.object_type = 'table'`,
    );
    expect(current).toEqual({ version: expected });
  });
});

test("a privilege that is granted is minor, one that is taken is major", async () => {
  const client = await db.client();
  await client.query(users);
  await client.query("grant select on users to public");
  await client.query("revoke select on users from public");
  await fold(client);
  expect(await versions(client, "public.users")).toEqual([
    "create 1.0.0 public.users",
    "alter 1.1.0 public.users",
    "alter 2.0.0 public.users",
  ]);
});

test("an object is one history through new names and schemas", async () => {
  const client = await db.client();
  await client.query("create schema app");
  await client.query(users);
  await client.query("alter table users rename to people");
  await client.query("alter table people add column email text");
  await client.query("alter table people set schema app");
  await client.query("drop table app.people");
  await fold(client);
  expect(await versions(client, "public.users")).toEqual([
    "create 1.0.0 public.users",
    "rename 2.0.0 public.people",
    "alter 2.1.0 public.people",
    "rename 3.0.0 app.people",
    "drop 3.0.0 app.people",
  ]);
  expect(await differences(client)).toEqual([]);
});

test("two tables that trade their names keep their histories", async () => {
  const client = await db.client();
  await client.query("create table a (first int); create table b (second int)");
  await fold(client);
  await client.query(
    "begin; alter table a rename to c; alter table b rename to a; alter table c rename to b; commit",
  );
  await fold(client);
  expect(await versions(client, "public.a")).toEqual([
    "create 1.0.0 public.a",
    "create 1.0.0 public.b",
    "rename 2.0.0 public.a",
    "rename 2.0.0 public.b",
  ]);
  expect(await differences(client)).toEqual([]);
});

test("dropped and created again in one transaction is an alteration", async () => {
  const client = await db.client();
  await client.query("create view v as select 1 as a");
  await client.query("begin; drop view v; create view v as select 1 as a, 2 as b; commit");
  await client.query("begin; drop view v; create view v as select 1 as a, 2 as b; commit");
  await fold(client);
  const [first, second, ...others] = await versions(client, "public.v");
  expect(first).toBe("create 1.0.0 public.v");
  expect(second).toMatch(/^alter (?!1\.0\.0)/);
  expect(others).toEqual([]);
  await client.query("drop view v");
  await fold(client);
  expect((await versions(client, "public.v")).at(-1)).toMatch(/^drop/);
  expect(await differences(client)).toEqual([]);
});

test("dropped and created again later is another object, its numbers go on", async () => {
  const client = await db.client();
  await client.query(users);
  await client.query("alter table users add column a int");
  await client.query("drop table users");
  await client.query("create table users (id bigint)");
  await client.query("drop table users");
  await client.query("create table users (id text)");
  await fold(client);
  expect(await versions(client, "public.users")).toEqual([
    "create 1.0.0 public.users",
    "alter 1.1.0 public.users",
    "drop 1.1.0 public.users",
    "create 2.0.0 public.users",
    "drop 2.0.0 public.users",
    "create 3.0.0 public.users",
  ]);
  const objects = await client.query(
    "select is_live from pggit.objects where identity = 'public.users' order by object_id",
  );
  expect(objects).toEqual([{ is_live: false }, { is_live: false }, { is_live: true }]);
});

test("created and dropped in one transaction leaves nothing", async () => {
  const client = await db.client();
  await client.query(
    "begin; create table t (id int); create index i on t (id); drop table t; commit",
  );
  expect(await fold(client)).toBe(0);
  expect(await commits(client)).toEqual([]);
  expect(await client.query("select from pggit.objects where identity like 'public.%'")).toEqual(
    [],
  );
  expect(await client.query("select from pggit.ddl_log where commit_hash is null")).toEqual([]);
});

test("every committed state between two folds is a version of its own", async () => {
  const client = await db.client();
  await client.query("create table t (id int)");
  await client.query("alter table t add column a varchar(5)");
  await client.query("alter table t alter column a type varchar(9)");
  await client.query("alter table t drop column a");
  await fold(client);
  const definitions = await client.query<{ definition: string }>(
    `select b.content ->> 'definition' as definition
     from pggit.versions as v inner join pggit.blobs as b on b.hash = v.blob_hash
     where v.identity = 'public.t' order by v.version_id`,
  );
  expect(definitions.map(({ definition }) => definition.replaceAll(/\s+/g, " "))).toEqual([
    "CREATE TABLE public.t ( id integer )",
    "CREATE TABLE public.t ( id integer, a character varying(5) )",
    "CREATE TABLE public.t ( id integer, a character varying(9) )",
    "CREATE TABLE public.t ( id integer )",
  ]);
});

test("a captured state and a reconciled one are the same blob", async () => {
  const client = await db.client();
  await client.query("create table t (id int primary key, a text default 'x')");
  await fold(client);
  const blob =
    "select blob_hash, b.content from pggit.versions inner join pggit.blobs as b on b.hash = blob_hash where identity = 'public.t' and is_current";
  const captured = await client.query(blob);
  await client.query(
    "insert into pggit.tracking_stops (kind, ends_at) values ('pause', now() + '1 h')",
  );
  await client.query("alter table t add column b int");
  await fold(client, true);
  await client.query("alter table t drop column b");
  await fold(client, true);
  expect(await client.query(blob)).toEqual(captured);
});
