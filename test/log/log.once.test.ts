/** pggit.log(): which commits, in which order, a page at a time. */
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { changed, column, failure } from "./history.ts";

const db = useDatabase(installed);
const connectTo = useConnections();
const connection = () => connectTo(db.url);

test("commits come newest first, with their size and how far they reach", async () => {
  const sql = await connection();
  await changed(
    sql,
    "create table users (id int, note text)",
    "begin; create table orders (id int); alter table users add column email text; commit",
    "alter table users drop column note",
    "comment on table users is 'people'",
    "drop table orders",
  );
  expect(
    await sql.query(
      "select message, author, branch_name, origin, objects, major, minor, patch from pggit.log()",
    ),
  ).toEqual(
    [
      ["DROP TABLE public.orders", "ddl", 1, 1, 0, 0],
      ["COMMENT public.users", "ddl", 1, 0, 0, 1],
      ["ALTER TABLE public.users", "ddl", 1, 1, 0, 0],
      ["CREATE TABLE, ALTER TABLE: public.orders, public.users", "ddl", 2, 0, 2, 0],
      ["CREATE TABLE public.users", "ddl", 1, 0, 1, 0],
      ["Schema as pgGit found it", "reconcile", 1, 0, 1, 0],
    ].map(([message, origin, objects, major, minor, patch]) => ({
      message,
      author: "postgres",
      branch_name: "main",
      origin,
      objects,
      major,
      minor,
      patch,
    })),
  );
});

test("pages neither repeat nor lose a commit while new ones arrive", async () => {
  const sql = await connection();
  await changed(sql, ...Array.from({ length: 7 }, (_, n) => `create table t${n} (id int)`));
  const all = await column(sql, "select commit_hash from pggit.log(max_count => null)");
  const paged: string[] = [];
  for (let before: string | null = null; ; before = paged.at(-1) ?? null) {
    const page: string[] = await column(
      sql,
      "select commit_hash from pggit.log(before => $1, max_count => 3)",
      [before],
    );
    if (page.length === 0) break;
    paged.push(...page);
    await sql.script(`create table new_${paged.length} (id int)`);
  }
  expect(paged).toEqual(all);
});

test("an object is followed through renames, moves, a drop and its return", async () => {
  const sql = await connection();
  await changed(
    sql,
    "create table users (id int)",
    "create table other (id int)",
    "alter table users rename to people",
    "create schema api",
    "alter table people set schema api",
    "alter table other add column people int",
    "drop table api.people",
    "create table api.people (id bigint)",
  );
  const messages = (object: string) => column(sql, "select message from pggit.log($1)", [object]);
  const all = [
    "CREATE TABLE api.people",
    "DROP TABLE api.people",
    "ALTER TABLE api.people",
    "ALTER TABLE public.people",
    "CREATE TABLE public.users",
  ];
  expect(await messages("api.people")).toEqual(all);
  // the name it had once leads to the same object, as long as nothing else has it
  expect(await messages("users")).toEqual(all.slice(1));
  await changed(sql, "create table users (id int)");
  expect(await messages("public.users")).toEqual(["CREATE TABLE public.users"]);
});

test("a page of an object's commits goes on where the last one ended", async () => {
  const sql = await connection();
  await changed(
    sql,
    "create table users (id int)",
    "create table other (id int)",
    "alter table users rename to people",
    "alter table other add a int",
    "alter table people add a int",
  );
  const [first] = await column(sql, "select commit_hash from pggit.log('people', max_count => 1)");
  expect(
    await column(sql, "select message from pggit.log('people', before => $1, max_count => 1)", [
      first,
    ]),
  ).toEqual(["ALTER TABLE public.people"]);
  expect(
    await column(sql, "select message from pggit.log('people', before => $1)", [first]),
  ).toEqual(["ALTER TABLE public.people", "CREATE TABLE public.users"]);
});

test("author, time and words of the message narrow the list", async () => {
  const sql = await connection();
  await changed(sql, "create table one (id int)");
  const role = await db.role({ prefix: "maker" });
  await sql.script(`grant create on schema public to ${role.name}`);
  const maker = await connectTo(role.url);
  await maker.script("set pggit.message = 'Ticket 42: 100% new'; create table two (id int)");
  const [moment] = await column(sql, "select clock_timestamp()::text");
  await changed(sql, "create table three (id int)");
  const found = (filter: string) => column(sql, `select message from pggit.log(${filter})`);
  expect(await found("by_author => 'MAKER'")).toEqual(["Ticket 42: 100% new"]);
  expect(await found("search => 'ticket'")).toEqual(["Ticket 42: 100% new"]);
  expect(await found("search => '0%'")).toEqual(["Ticket 42: 100% new"]);
  expect(await found("search => '_'")).toEqual([]);
  expect(await found(`since => '${moment}'`)).toEqual(["CREATE TABLE public.three"]);
  expect(await found(`until => '${moment}', object => 'two'`)).toEqual(["Ticket 42: 100% new"]);
});

test("another branch is listed from its own head", async () => {
  const sql = await connection();
  await changed(sql, "create table one (id int)");
  await sql.query("select pggit.create_branch('before')");
  await changed(sql, "create table two (id int)");
  expect(await column(sql, "select message from pggit.log(branch => 'before')")).toEqual([
    "CREATE TABLE public.one",
    "Schema as pgGit found it",
  ]);
});

test.each([
  ["'user'", "UNKNOWN_OBJECT", /'user' was never there/, /Did you mean users\?/],
  ["'users', 'view'", "UNKNOWN_OBJECT", /View 'users' was never there/, /as PostgreSQL prints/],
  ["'users', 'tabel'", "INVALID_ARGUMENT", /'tabel'/, /Did you mean table\?/],
  ["branch => 'man'", "UNKNOWN_COMMIT", /'man'/, /Did you mean main\?/],
  ["before => '0000'", "UNKNOWN_COMMIT", /'0000'/, /pggit\.log/],
  ["max_count => 0", "INVALID_ARGUMENT", /Max_count is 0/, /Leave it out/],
])("log(%s) is refused with %s", async (rest, code, message, hint) => {
  const sql = await connection();
  await changed(sql, "create table users (id int)");
  expect(await failure(sql, `select * from pggit.log(${rest})`)).toMatchObject({
    code,
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  });
});
