/** An object as it was, its versions, and who made each part of it what it is. */
import type { Sql } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { changed, column, failure } from "./history.ts";

const db = useDatabase(installed);
const connectTo = useConnections();
const connection = () => connectTo(db.url);

const blamed = (sql: Sql, call: string) =>
  column(
    sql,
    `select concat_ws(' | ', facet, value, version, message) from pggit.blame(${call}) where facet not like '%not_null/name'`,
  );

test("an object is read as it was at a commit, a branch and a moment", async () => {
  const sql = await connection();
  await changed(sql, "create table users (id int)");
  await sql.query("select pggit.create_branch('before')");
  const [moment] = await column(sql, "select clock_timestamp()::text");
  await changed(sql, "alter table users add column email text", "drop table users");
  const read = (at: string) =>
    sql.query(
      "select object_type, object_name, version, definition from pggit.object_at('users', $1)",
      [at],
    );
  const first = {
    object_type: "table",
    object_name: "users",
    version: "1.0.0",
    definition: "CREATE TABLE public.users (\n    id integer\n)",
  };
  expect(await read("before")).toEqual([first]);
  expect(await read(moment ?? "")).toEqual([first]);
  expect(await read("HEAD~1")).toEqual([
    {
      ...first,
      version: "1.1.0",
      definition: "CREATE TABLE public.users (\n    id integer,\n    email text\n)",
    },
  ]);
  expect(await failure(sql, "select * from pggit.object_at('users')")).toMatchObject({
    code: "UNKNOWN_OBJECT",
    message: expect.stringMatching(/^'users' was not there at commit [0-9a-f]{7}\.$/),
  });
});

test("objects of several types that have one name are all there, and blame asks which", async () => {
  const sql = await connection();
  await changed(
    sql,
    "create schema twin",
    "create table twin (id int)",
    "alter table twin add x int",
  );
  expect(await column(sql, "select object_type from pggit.object_at('twin') order by 1")).toEqual([
    "schema",
    "table",
  ]);
  expect(await column(sql, "select object_type from pggit.object_at('public.twin')")).toEqual([
    "table",
  ]);
  expect(await failure(sql, "select * from pggit.blame('twin')")).toMatchObject({
    code: "INVALID_ARGUMENT",
    message: "'twin' is the name of several objects: schema, table.",
  });
  expect(await column(sql, "select action from pggit.object_history('twin', 'schema')")).toEqual([
    "create",
  ]);
  expect(await column(sql, "select action from pggit.object_history('twin', 'table')")).toEqual([
    "alter",
    "create",
  ]);
});

test("odd names are found as PostgreSQL prints them", async () => {
  const sql = await connection();
  await changed(
    sql,
    `create schema "Odd s"; create table "Odd s"."A ""b"".c" (id int)`,
    `create table "x on y" (id int); create index "An on i" on "x on y" (id)`,
    `create function tax(numeric) returns numeric language sql as 'select 1.0'`,
    `create function trg() returns trigger language plpgsql as 'begin return new; end'`,
    `create trigger audit before insert on "x on y" for each row execute function trg()`,
  );
  for (const name of [
    `"Odd s"."A ""b"".c"`,
    `"x on y"`,
    `public."x on y"`,
    `"An on i"`,
    "tax(numeric)",
    `audit on "x on y"`,
    `audit on public."x on y"`,
  ]) {
    expect(await column(sql, "select version from pggit.object_at($1)", [name])).toEqual(["1.0.0"]);
    expect(await column(sql, "select action from pggit.object_history($1)", [name])).toEqual([
      "create",
    ]);
  }
});

test("the versions of an object, through a rename, a drop and its return", async () => {
  const sql = await connection();
  await changed(
    sql,
    "create table users (id int)",
    "alter table users add column x int",
    "alter table users rename to people",
    "drop table people",
    "create table people (id int)",
  );
  expect(
    await column(
      sql,
      "select concat_ws(' ', version, action, object_name, level, message) from pggit.object_history('people')",
    ),
  ).toEqual([
    "3.0.0 create people minor CREATE TABLE public.people",
    "2.0.0 drop people major DROP TABLE public.people",
    "2.0.0 rename people major ALTER TABLE public.people",
    "1.1.0 alter users minor ALTER TABLE public.users",
    "1.0.0 create users minor CREATE TABLE public.users",
  ]);
});

test("blame names the commit that made each facet what it is", async () => {
  const sql = await connection();
  await changed(
    sql,
    "set pggit.message = 'make'; create table users (id int, note varchar(5))",
    "set pggit.message = 'widen'; alter table users alter note type varchar(9)",
    "set pggit.message = 'set'; alter table users alter note set default 'x'",
    "set pggit.message = 'unset'; alter table users alter note drop default",
    "set pggit.message = 'set again'; alter table users alter note set default 'x'",
    "set pggit.message = 'move'; alter table users rename to people",
    "set pggit.message = 'comment'; comment on table people is 'who'",
  );
  expect(await blamed(sql, "'people'")).toEqual([
    "object | 1.0.0 | make",
    "column:id | id integer | 1.0.0 | make",
    "column:note | note character varying(9) | 1.0.0 | make",
    "column:id/type | integer | 1.0.0 | make",
    "column:note/type | character varying(9) | 1.1.0 | widen",
    "column:note/default | 'x'::character varying | 1.1.3 | set again",
    "comment | who | 2.0.1 | comment",
    "owner | postgres | 1.0.0 | make",
  ]);
  expect(await blamed(sql, "'users', 'HEAD~4'")).toContain(
    "column:note/default | 'x'::character varying | 1.1.1 | set",
  );
});

test("an object that was renamed on another branch is one object on the branch that took the name over", async () => {
  const sql = await connection();
  await changed(
    sql,
    "set pggit.message = 'make'; create table users (id int)",
    "select pggit.create_branch('side')",
    "set pggit.message = 'move'; alter table users rename to people",
    "select pggit.switch_branch('side', true)",
  );
  expect(
    await column(
      sql,
      "select concat_ws(' ', version, action, object_name) from pggit.object_history('people')",
    ),
  ).toEqual(["2.0.0 rename people", "1.0.0 create users"]);
  expect(await blamed(sql, "'people'")).toEqual([
    "object | 1.0.0 | make",
    "column:id | id integer | 1.0.0 | make",
    "column:id/type | integer | 1.0.0 | make",
    "owner | postgres | 1.0.0 | make",
  ]);
});

test("of an object that was made again, only what happened since counts", async () => {
  const sql = await connection();
  await changed(
    sql,
    "set pggit.message = 'first'; create table t (id int)",
    "set pggit.message = 'drop'; drop table t",
    "set pggit.message = 'second'; create table t (id int)",
  );
  expect(await blamed(sql, "'t'")).toEqual([
    "object | 2.0.0 | second",
    "column:id | id integer | 2.0.0 | second",
    "column:id/type | integer | 2.0.0 | second",
    "owner | postgres | 2.0.0 | second",
  ]);
});

test("objects that are not there are refused with names that are alike", async () => {
  const sql = await connection();
  await changed(sql, "create table users (id int)");
  for (const call of ["object_at('user')", "blame('user')", "object_history('user')"]) {
    expect(await failure(sql, `select * from pggit.${call}`)).toMatchObject({
      code: "UNKNOWN_OBJECT",
      hint: expect.stringMatching(/Did you mean users\?$/),
    });
  }
  expect(await failure(sql, "select * from pggit.object_at(null)")).toMatchObject({
    code: "UNKNOWN_OBJECT",
  });
});
