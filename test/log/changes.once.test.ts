/** pggit.show_commit() and pggit.diff(): what a commit changed, what two differ in. */
import type { Sql } from "pggit";
import { facetSubject } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { changed, column, failure } from "./history.ts";

const db = useDatabase(installed);
const connectTo = useConnections();
const connection = () => connectTo(db.url);

/** The rows of a function as lines: `alter table users 1.0.0 1.1.0 minor`. */
const lines = (sql: Sql, call: string) =>
  column(
    sql,
    `select concat_ws(' ', action, object_type, object_name, 'was ' || old_name,
       coalesce(version_before, '-'), coalesce(version_after, '-'), level) from pggit.${call}`,
  );

test("a commit is shown object by object, with the facets in words and the definitions", async () => {
  const sql = await connection();
  await changed(
    sql,
    "create table users (id int, email varchar(10)); create table gone (id int)",
    `begin; alter table users add column phone text, alter column email type text;
     create table orders (id int); drop table gone; commit`,
  );
  expect(await lines(sql, "show_commit()")).toEqual([
    "drop table gone 1.0.0 - major",
    "create table orders - 1.0.0 minor",
    "alter table users 1.0.0 1.1.0 minor",
  ]);
  const [users] = await sql.query(
    "select changes, facets from pggit.show_commit('HEAD') where object_name = 'users'",
  );
  expect(users).toEqual({
    changes: ["column phone added", "column email type: character varying(10) -> text"],
    facets: [
      {
        facet: "column:phone",
        change: "gained",
        before: null,
        after: "phone text",
        level: "minor",
      },
      {
        facet: "column:email/type",
        change: "changed",
        before: "character varying(10)",
        after: "text",
        level: "minor",
      },
    ],
  });
  expect(
    await sql.query("select * from pggit.commit_definitions() where object_name <> 'users'"),
  ).toEqual([
    {
      object_type: "table",
      object_name: "gone",
      old_name: null,
      definition_before: "CREATE TABLE public.gone (\n    id integer\n)",
      definition_after: null,
    },
    {
      object_type: "table",
      object_name: "orders",
      old_name: null,
      definition_before: null,
      definition_after: "CREATE TABLE public.orders (\n    id integer\n)",
    },
  ]);
});

test("the first commit made everything that was there", async () => {
  const sql = await connection();
  await changed(sql, "create table users (id int)");
  expect(await lines(sql, "show_commit('HEAD~1')")).toEqual(["create schema public - 1.0.0 minor"]);
});

test("a rename is one row, also beside another object that takes the name", async () => {
  const sql = await connection();
  await changed(
    sql,
    "create table users (id int)",
    "begin; alter table users rename to people; create table users (id bigint, x text); commit",
    "alter table people add column age int",
    'create schema "Odd s"; alter table people set schema "Odd s"',
  );
  expect(await lines(sql, "show_commit('HEAD~2')")).toEqual([
    "rename table people was users 1.0.0 2.0.0 major",
    "create table users - 1.0.0 minor",
  ]);
  expect(await lines(sql, "diff('HEAD~3', 'HEAD', 'users')")).toEqual([
    'rename table "Odd s".people was users 1.0.0 3.0.0 major',
    "create table users - 1.0.0 minor",
  ]);
});

test("an object that was dropped and made again differs by what is in it", async () => {
  const sql = await connection();
  await changed(sql, "create table t (a int)", "drop table t", "create table t (a int, b int)");
  expect(await lines(sql, "diff('HEAD~2')")).toEqual(["alter table t 1.0.0 2.0.0 minor"]);
  expect(await column(sql, "select changes from pggit.diff('HEAD~2')")).toEqual([
    ["column b added"],
  ]);
});

test("both directions, branches, nothing, one object, one type", async () => {
  const sql = await connection();
  await changed(sql, "create table a (id int)");
  await sql.query("select pggit.create_branch('before')");
  await changed(
    sql,
    "alter table a add column x int",
    "create table b (id int); create function b() returns int language sql as 'select 1'",
  );
  expect(await lines(sql, "diff('before', 'main')")).toEqual([
    "create function b() - 1.0.0 minor",
    "alter table a 1.0.0 1.1.0 minor",
    "create table b - 1.0.0 minor",
  ]);
  expect(await lines(sql, "diff('main', 'before')")).toEqual([
    "drop function b() 1.0.0 - major",
    "alter table a 1.1.0 1.0.0 major",
    "drop table b 1.0.0 - major",
  ]);
  expect(await lines(sql, "diff('main', 'main')")).toEqual([]);
  expect(await lines(sql, "diff('before', object => 'a')")).toEqual([
    "alter table a 1.0.0 1.1.0 minor",
  ]);
  expect(await lines(sql, "diff('before', of_type => 'function')")).toEqual([
    "create function b() - 1.0.0 minor",
  ]);
});

test("what is left out of a diff is not a difference", async () => {
  const sql = await connection();
  await changed(
    sql,
    "create table a (id int)",
    "comment on table a is 'x'; grant select on a to public",
  );
  expect(await lines(sql, "diff('HEAD~1', include => '{}')")).toEqual([]);
  await changed(sql, "begin; comment on table a is 'y'; grant select on a to public; commit");
  expect(
    await column(sql, "select changes from pggit.diff('HEAD~2', include => '{comments}')"),
  ).toEqual([["comment added"]]);
});

test.each([
  ["diff('nowhere')", "UNKNOWN_COMMIT"],
  ["diff('main', 'nowhere')", "UNKNOWN_COMMIT"],
  ["diff(null)", "UNKNOWN_COMMIT"],
  ["diff('main', of_type => 'tabel')", "INVALID_ARGUMENT"],
  ["diff('main', include => '{storage}')", "INVALID_ARGUMENT"],
  ["diff_definitions('main', 'nowhere')", "UNKNOWN_COMMIT"],
  ["show_commit('nowhere')", "UNKNOWN_COMMIT"],
  ["commit_definitions('nowhere')", "UNKNOWN_COMMIT"],
])("%s is refused with %s", async (call, code) => {
  const sql = await connection();
  await changed(sql, "create table a (id int)");
  expect(await failure(sql, `select * from pggit.${call}`)).toMatchObject({ code });
});

test("facets have the same names in SQL and in TypeScript", async () => {
  const keys = [
    "object",
    "rls_forced",
    "column:email/type",
    "column:email/not_null/name",
    "revoked:PUBLIC:EXECUTE",
    "privilege:app:SELECT",
    "column:email/privilege:app:SELECT",
    "privilege:a:b/c:SELECT",
    "column:a:b/c d/type",
    'inherits:api."a/b"',
    "option:toast.autovacuum_enabled",
    "column:two\nlines",
    "column:Ünï",
  ];
  const sql = await connection();
  expect(
    await column(sql, "select pggit.facet_subject(k) from unnest($1::text[]) as k", [keys]),
  ).toEqual(keys.map(facetSubject));
});
