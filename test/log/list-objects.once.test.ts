/** pggit.list_objects(), changes_of_commits() and commit_definitions() of some: what lists of history show. */
import type { Sql } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { changed, column, failure } from "./history.ts";

const db = useDatabase(installed);
const connectTo = useConnections();
const connection = () => connectTo(db.url);

/** The rows of a call in short: `table users 1.1.0`, with what is not there any more in brackets. */
const objects = (sql: Sql, call = "list_objects()") =>
  column(
    sql,
    `select case when is_live then line else '(' || line || ')' end
     from (select is_live, concat_ws(' ', object_type, object_name, version) as line from pggit.${call}) as o`,
  );

test("objects come by type and name, each with its version and the commit that made it", async () => {
  const sql = await connection();
  await changed(
    sql,
    "create table users (id int); create table orders (id int); create view ids as select id from users",
    "alter table users add column email text",
    "create table gone (id int)",
    "drop table gone",
  );
  expect(await objects(sql)).toEqual([
    "schema public 1.0.0",
    "table orders 1.0.0",
    "table users 1.1.0",
    "view ids 1.0.0",
  ]);
  const [users] = await sql.query(
    `select o.author, o.commit_hash = l.commit_hash as is_its_commit, o.changed_at = l.committed_at as is_its_time
     from pggit.list_objects('USERS') as o, pggit.log('users', max_count => 1) as l`,
  );
  expect(users).toEqual({ author: "postgres", is_its_commit: true, is_its_time: true });
});

test("they are found by a part of the name, by type, and once they are gone", async () => {
  const sql = await connection();
  await changed(
    sql,
    `create schema api; create table api.user_roles (id int); create table users (id int);
     create view user_names as select id from users`,
    "drop table api.user_roles",
    "create table api.user_roles (id int, name text)",
    "drop table api.user_roles",
  );
  expect(await objects(sql, "list_objects('User')")).toEqual([
    "table users 1.0.0",
    "view user_names 1.0.0",
  ]);
  expect(await objects(sql, "list_objects('user', of_type => 'table')")).toEqual([
    "table users 1.0.0",
  ]);
  expect(await objects(sql, "list_objects('api', include_dropped => true)")).toEqual([
    "schema api 1.0.0",
    expect.stringMatching(/^\(table api\.user_roles \d\.\d\.\d\)$/),
  ]);
  expect(await objects(sql, "list_objects('%')")).toEqual([]);
});

test("a page goes on behind the last object of the one before", async () => {
  const sql = await connection();
  await changed(sql, "create table a (id int); create table b (id int); create table c (id int)");
  const first = await column(sql, "select object_key from pggit.list_objects(max_rows => 2)");
  expect(first).toEqual(["schema public", "table public.a"]);
  expect(await objects(sql, "list_objects(after => 'table public.a', max_rows => 2)")).toEqual([
    "table b 1.0.0",
    "table c 1.0.0",
  ]);
});

test("several commits say in words what each changed, in the order in which they are asked for", async () => {
  const sql = await connection();
  await changed(
    sql,
    "create table users (id int, email varchar(10))",
    "begin; alter table users alter email type text, add column phone text; create table a (); create table b (); commit",
  );
  const rows = await sql.query(
    `select left(commit_hash, 7) = left((select l.commit_hash from pggit.log(max_count => 1) as l), 7) as is_head,
       action, object_name, changes
     from pggit.changes_of_commits('{HEAD~1,HEAD}', 3)`,
  );
  expect(rows).toEqual([
    { is_head: false, action: "create", object_name: "users", changes: [] },
    { is_head: true, action: "create", object_name: "a", changes: [] },
    { is_head: true, action: "create", object_name: "b", changes: [] },
    {
      is_head: true,
      action: "alter",
      object_name: "users",
      changes: ["column phone added", "column email type: character varying(10) -> text"],
    },
  ]);
  const names = "select object_name from pggit.changes_of_commits('{HEAD}', 1)";
  expect(await column(sql, names)).toEqual(["a"]);
});

test("definitions are told of the objects that are asked for", async () => {
  const sql = await connection();
  await changed(
    sql,
    "create table users (id int); create table orders (id int); create table other ()",
  );
  expect(
    await column(
      sql,
      "select object_name from pggit.commit_definitions('HEAD', '{users,public.orders,nobody}')",
    ),
  ).toEqual(["orders", "users"]);
  expect(
    await column(sql, "select object_name from pggit.commit_definitions('HEAD', '{}')"),
  ).toEqual([]);
});

test.each([
  ["list_objects(of_type => 'tabel')", "INVALID_ARGUMENT"],
  ["list_objects(max_rows => 0)", "INVALID_ARGUMENT"],
  ["changes_of_commits('{nowhere}')", "UNKNOWN_COMMIT"],
  ["changes_of_commits('{HEAD}', 0)", "INVALID_ARGUMENT"],
])("%s is refused with %s", async (call, code) => {
  const sql = await connection();
  expect((await failure(sql, `select * from pggit.${call}`)).code).toBe(code);
});
