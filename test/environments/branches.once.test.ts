/** Branches of one database, and what comparing refuses. */
import { PggitError, type Sql } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);
const connectTo = useConnections();
const connection = () => connectTo(db.url);

async function failure(sql: Sql, statement: string): Promise<PggitError> {
  return sql.query(statement).then(
    () => {
      throw new RangeError("it did not fail");
    },
    (thrown) => PggitError.from(thrown),
  );
}

test("a branch marks the schema as it is now, captured or not", async () => {
  const sql = await connection();
  await sql.script("create table users (id int)");
  await sql.script("set session_replication_role = replica; create table unseen (id int)");
  await sql.query("select pggit.create_branch('before')");
  await sql.script("reset session_replication_role; drop table users, unseen");
  expect(
    await sql.query(
      "select object_name, difference from pggit.compare_environments('before', 'main') where difference <> 'Same'",
    ),
  ).toEqual([
    { object_name: "unseen", difference: "Only in before" },
    { object_name: "users", difference: "Only in before" },
  ]);
});

test("a branch of a branch stands where that one stands", async () => {
  const sql = await connection();
  await sql.query("select pggit.create_branch('one')");
  await sql.script("create table users (id int)");
  const [heads] = await sql.query(
    "select pggit.create_branch('two', 'one') as two, (select encode(head_hash, 'hex') from pggit.branches where name = 'one') as one",
  );
  expect((heads as { one: string; two: string }).two).toBe((heads as { one: string }).one);
});

test.each([
  ["select pggit.create_branch('main')", "ENVIRONMENT_EXISTS", /'main'/],
  ["select pggit.create_branch('')", "INVALID_ARGUMENT", /needs a name/],
  ["select pggit.create_branch(null)", "INVALID_ARGUMENT", /needs a name/],
  ["select pggit.create_branch('x', 'nowhere')", "UNKNOWN_COMMIT", /'nowhere'/],
  [
    "select * from pggit.compare_environments('main', 'nowhere')",
    "UNKNOWN_ENVIRONMENT",
    /'nowhere'/,
  ],
  [
    "select * from pggit.compare_environments('nowhere', 'main')",
    "UNKNOWN_ENVIRONMENT",
    /'nowhere'/,
  ],
  ["select * from pggit.compare_environments(null, 'main')", "UNKNOWN_ENVIRONMENT", /NULL/],
  ["select * from pggit.compare_facets('main', 'nowhere')", "UNKNOWN_ENVIRONMENT", /'nowhere'/],
  [
    "select * from pggit.compare_environments('a', 'b', 'host=x')",
    "INVALID_ARGUMENT",
    /both or neither/,
  ],
  [
    "select * from pggit.compare_environments('a', 'b', null, 'host=x')",
    "INVALID_ARGUMENT",
    /both or neither/,
  ],
  [
    "select * from pggit.compare_environments('a', 'a', 'host=x', 'host=y')",
    "INVALID_ARGUMENT",
    /two names/,
  ],
  [
    "select * from pggit.compare_environments('main', 'main', include => '{storage,owner}')",
    "INVALID_ARGUMENT",
    /'storage'/,
  ],
])("%s is refused", async (statement, code, message) => {
  const sql = await connection();
  expect(await failure(sql, statement)).toMatchObject({
    code,
    message: expect.stringMatching(message),
    hint: expect.any(String),
  });
  expect(await sql.query("select name from pggit.branches")).toEqual([{ name: "main" }]);
});

test("an unknown environment is answered with the known ones", async () => {
  const sql = await connection();
  await sql.query("select pggit.create_branch('production')");
  const error = await failure(
    sql,
    "select * from pggit.compare_environments('production', 'stagin')",
  );
  expect(error.hint).toContain("Known here: main, production.");
});

test("a reader may compare and not make branches", async () => {
  const admin = await connection();
  await admin.script("create table users (id int)");
  const reader = await connectTo((await db.role({ memberOf: ["pggit_reader"] })).url);
  const rows = await reader.query("select * from pggit.compare_environments('main', 'main')");
  expect(rows.at(-1)).toMatchObject({ object_name: "users", env1_status: "1.0.0" });
  expect(await failure(reader, "select pggit.create_branch('mine')")).toMatchObject({
    code: "MISSING_PRIVILEGE",
  });
});

test("somebody without a role of pgGit may do nothing", async () => {
  const nobody = await connectTo((await db.role()).url);
  expect(await failure(nobody, "select * from pggit.status()")).toMatchObject({
    code: "MISSING_PRIVILEGE",
  });
});
