/** Making, switching, renaming and deleting branches: history goes elsewhere, the live schema stays. */
import type { Sql } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { clean, installed } from "../install/installed.ts";
import { changed, column, failure } from "../log/history.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);
const connectTo = useConnections();
const connection = () => connectTo(db.url);

const messages = (sql: Sql, branch = "HEAD") =>
  column(sql, "select message from pggit.log(branch => $1)", [branch]);

const isClean = async (sql: Sql) =>
  expect(await sql.query("select * from pggit.verify_consistency()")).toEqual(clean);

/** Catalog rows of the user's objects, with the transaction that wrote each last. */
const users = `select oid, xmin::text from pg_class where relnamespace = 'public'::regnamespace order by 1`;

test("a branch stands at any commit that has a name", async () => {
  const sql = await connection();
  await changed(sql, "create table one (id int)", "create table two (id int)");
  const [hash] = await column(
    sql,
    "select commit_hash from pggit.log(max_count => 1, before => 'HEAD')",
  );
  expect(await column(sql, "select pggit.create_branch('before', 'HEAD~1')")).toEqual([hash]);
  expect(await messages(sql, "before")).toEqual([
    "CREATE TABLE public.one",
    "Schema as pgGit found it",
  ]);
  await isClean(sql);
});

test.each([
  "",
  " ",
  "HEAD",
  "@",
  "a b",
  "a~1",
  "a^",
  "a:b",
  "a@{1}",
  "a..b",
  "/a",
  "a/",
  ".a",
  "a.lock",
  "-a",
  "a\\b",
  "0".repeat(64),
  "a".repeat(201),
  "a\nb",
])("%j cannot be the name of a branch", async (name) => {
  const sql = await connection();
  for (const call of ["create_branch($1)", "rename_branch('main', $1)"]) {
    await expect(sql.query(`select pggit.${call}`, [name])).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  }
  expect(await column(sql, "select name from pggit.list_branches()")).toEqual(["main"]);
});

test("after a switch commits go to the branch, and the schema is as it was", async () => {
  const sql = await connection();
  await changed(sql, "create table one (id int)");
  await sql.query("select pggit.create_branch('feature/x')");
  const before = await sql.query(users);
  await sql.query("select pggit.switch_branch('feature/x')");
  expect(await sql.query(users)).toEqual(before);
  await changed(sql, "create table two (id int)");
  expect(await messages(sql)).toEqual([
    "CREATE TABLE public.two",
    "CREATE TABLE public.one",
    "Schema as pgGit found it",
  ]);
  expect(await messages(sql, "main")).toHaveLength(2);
  await isClean(sql);
});

test("what was captured before the switch stays on the branch that is left", async () => {
  const sql = await connection();
  await sql.query("select pggit.create_branch('feature')");
  await sql.script("create table one (id int)");
  expect(await failure(sql, "select pggit.switch_branch('feature')")).toMatchObject({
    code: "BRANCH_DIFFERS",
  });
  await sql.query("select pggit.switch_branch('feature', commit_difference => true)");
  expect((await messages(sql, "main"))[0]).toBe("CREATE TABLE public.one");
  expect((await messages(sql))[0]).toBe("Switched from main: table public.one");
  await isClean(sql);
});

test("a branch that is not what the schema is is refused, or gets the schema as one commit", async () => {
  const sql = await connection();
  await changed(sql, "create table kept (id int)", "create table lost (id int)");
  await sql.query("select pggit.create_branch('feature')");
  await sql.query("select pggit.switch_branch('feature')");
  await changed(
    sql,
    "alter table kept add column x int",
    "drop table lost",
    "create table gained (id int)",
  );
  const before = await sql.query("select * from pggit.branches order by name");
  expect(await failure(sql, "select pggit.switch_branch('main')")).toMatchObject({
    code: "BRANCH_DIFFERS",
    message:
      "The schema is not as branch 'main' has it: 3 objects differ: table public.gained, table public.kept, table public.lost.",
    hint: expect.stringContaining("commit_difference => true"),
  });
  expect(await sql.query("select * from pggit.branches order by name")).toEqual(before);

  const schema = await sql.query(users);
  await sql.query("select pggit.switch_branch('main', commit_difference => true)");
  expect(await sql.query(users)).toEqual(schema);
  expect(await sql.query("select from pggit.diff('feature', 'main')")).toEqual([]);
  expect(
    await column(sql, "select concat_ws(' ', action, object_name) from pggit.show_commit()"),
  ).toEqual(["create gained", "alter kept", "drop lost"]);
  await isClean(sql);

  await changed(sql, "alter table kept add column y int");
  expect(await column(sql, "select message from pggit.log('kept')")).toEqual([
    "ALTER TABLE public.kept",
    "Switched from feature: 3 objects as they are: table public.gained, table public.kept, table public.lost",
    "CREATE TABLE public.kept",
  ]);
  expect(
    await column(sql, "select message from pggit.blame('kept') where facet = 'column:x'"),
  ).toEqual([expect.stringMatching(/^Switched from feature/)]);
  expect(await column(sql, "select pggit.fold(true)")).toEqual([0]);
  await isClean(sql);
});

test("a schema that came back to what the branch has needs no leave to switch", async () => {
  const sql = await connection();
  await changed(sql, "create table t (id int)");
  await sql.query("select pggit.create_branch('feature')");
  await sql.query("select pggit.switch_branch('feature')");
  await changed(sql, "alter table t add column x int", "alter table t drop column x");
  await sql.query("select pggit.switch_branch('main')");
  expect((await messages(sql))[0]).toBe("Switched from feature: version numbers only");
  expect(await column(sql, "select version from pggit.object_at('t')")).toEqual(["2.0.0"]);
  await isClean(sql);
});

test("switching to the current branch changes nothing, and an environment is no branch", async () => {
  const sql = await connection();
  await changed(sql, "create table t (id int)");
  const before = await sql.query("select * from pggit.branches");
  await sql.query("select pggit.switch_branch('main')");
  expect(await sql.query("select * from pggit.branches")).toEqual(before);
  await sql.query("select pggit.store_environment('staging', 'elsewhere', '{}')");
  expect(await failure(sql, "select pggit.switch_branch('staging', true)")).toMatchObject({
    code: "ENVIRONMENT_EXISTS",
    hint: expect.stringContaining("create_branch"),
  });
  expect(await failure(sql, "select pggit.switch_branch('stagin')")).toMatchObject({
    code: "UNKNOWN_ENVIRONMENT",
    hint: expect.stringMatching(/Did you mean staging\?$/),
  });
});

test("nobody waits while another session writes history", async () => {
  const sql = await connection();
  await sql.query("select pggit.create_branch('feature')");
  const other = await connection();
  await other.transaction(async (transaction) => {
    await transaction.query("select pggit.fold()");
    for (const call of [
      "switch_branch('feature')",
      "delete_branch('feature')",
      "rename_branch('feature', 'x')",
    ]) {
      expect(await failure(sql, `select pggit.${call}`)).toMatchObject({ code: "HISTORY_BUSY" });
    }
  });
  await sql.query("select pggit.switch_branch('feature')");
});

test("a branch is deleted where another has its commits, or by force", async () => {
  const sql = await connection();
  await changed(sql, "create table one (id int)");
  await sql.query("select pggit.create_branch('mark'), pggit.create_branch('feature')");
  await sql.query("select pggit.switch_branch('feature')");
  expect(await failure(sql, "select pggit.delete_branch('feature')")).toMatchObject({
    code: "INVALID_ARGUMENT",
    message: "'feature' is the current branch.",
  });
  await changed(sql, "create table two (id int)");
  await sql.query("select pggit.switch_branch('main', true)");
  await sql.query("select pggit.delete_branch('mark')");
  expect(await failure(sql, "select pggit.delete_branch('feature')")).toMatchObject({
    code: "BRANCH_NOT_MERGED",
    message: "Branch 'feature' has commits that no other branch has: 1.",
  });
  const [hash] = await column(sql, "select pggit.delete_branch('feature', force => true)");
  expect(await column(sql, "select name from pggit.list_branches()")).toEqual(["main"]);
  // its commits are there still, and a branch of the same name may stand before them
  await sql.query("select pggit.create_branch('again', $1)", [hash]);
  await sql.query("select pggit.create_branch('feature', $1)", [`${hash}~1`]);
  await isClean(sql);
  await sql.query("select pggit.verify_consistency(fix_issues => true)");
  expect(await messages(sql, "feature")).toEqual([
    "CREATE TABLE public.one",
    "Schema as pgGit found it",
  ]);
});

test("a branch that is renamed keeps its commits, also as theirs", async () => {
  const sql = await connection();
  await changed(sql, "create table one (id int)");
  await sql.query("select pggit.rename_branch('main', 'trunk')");
  await changed(sql, "create table two (id int)");
  expect(await column(sql, "select distinct branch_name from pggit.log()")).toEqual(["trunk"]);
  expect(await failure(sql, "select pggit.rename_branch('main', 'x')")).toMatchObject({
    code: "UNKNOWN_ENVIRONMENT",
  });
  await sql.query("select pggit.create_branch('main')");
  expect(await failure(sql, "select pggit.rename_branch('main', 'trunk')")).toMatchObject({
    code: "ENVIRONMENT_EXISTS",
  });
  await isClean(sql);
});

test("a head that is behind is found and mended on a branch that was switched to, too", async () => {
  const sql = await connection();
  await sql.query("select pggit.create_branch('feature'), pggit.switch_branch('main')");
  await sql.query("select pggit.switch_branch('feature')");
  await changed(sql, "create table one (id int)");
  const before = await sql.query("select * from pggit.branches order by name");
  await sql.script(`update pggit.branches as b set head_hash = c.parent_hash
    from pggit.commits as c where c.hash = b.head_hash and b.name = 'feature'; update pggit.branches set is_current = false`);
  await sql.query("select pggit.verify_consistency(fix_issues => true)");
  expect(await sql.query("select * from pggit.branches order by name")).toEqual(before);
  await isClean(sql);
});

test("what was done to branches is on record", async () => {
  const sql = await connection();
  await changed(sql, "create table one (id int)");
  await sql.query("select pggit.create_branch('feature')");
  await sql.query("select pggit.rename_branch('feature', 'release')");
  await sql.query("select pggit.switch_branch('release')");
  const [head] = await column(sql, "select pggit.delete_branch('main')");
  const events = await column(
    sql,
    `select event_type || ' ' || (event_data - 'user')::text from pggit.system_events
     where event_type like 'branch%' and event_data ->> 'user' <> '' order by event_id`,
  );
  expect(events).toEqual([
    `branch_created {"name": "feature", "commit": "${head}"}`,
    `branch_renamed {"to": "release", "from": "feature"}`,
    expect.stringMatching(/^branch_switched \{"to": "release", "from": "main"/),
    `branch_deleted {"name": "main", "commit": "${head}"}`,
  ]);
});
