/** SET LOCAL pggit.message: what a transaction's commit says. */
import { connect } from "pggit";
import { describe, expect, test } from "vitest";
import { drivers, useConnections } from "../connect/drivers.ts";
import { commits, fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);
const connections = useConnections(db);

describe.each([
  [
    "one message for all statements",
    "set local pggit.message = 'all'; create table a (); create table b ()",
    "all",
  ],
  [
    "the last of several",
    "set local pggit.message = 'one'; create table a (); set local pggit.message = 'two'; create table b ()",
    "two",
  ],
  [
    "one that a later statement without any leaves alone",
    "set local pggit.message = 'one'; create table a (); set local pggit.message = ''; create table b ()",
    "one",
  ],
  [
    "none that is set after the last statement",
    "create table a (); set local pggit.message = 'late'",
    "CREATE TABLE public.a",
  ],
  ["one beside a DROP", "set local pggit.message = 'gone'; drop table old", "gone"],
  [
    "that of a savepoint which was released, not of one rolled back",
    `savepoint s; set local pggit.message = 'undone'; create table a (); rollback to s;
     savepoint s; set local pggit.message = 'kept'; create table b (); release s; create table c ()`,
    "kept",
  ],
  [
    "what is odd in it",
    "set local pggit.message = E'it''s\\n\"50 %\" 🐘'; create table a ()",
    `it's\n"50 %" 🐘`,
  ],
  [
    "none for blanks of no length",
    "set local pggit.message = ''; create table a ()",
    "CREATE TABLE public.a",
  ],
])("a transaction's commit says %s", (_, statements, message) => {
  test("and nothing else", async () => {
    const client = await db.client();
    await client.query("create table old ()");
    await fold(client);
    await client.query(`begin; ${statements}; commit`);
    expect(await fold(client)).toBe(1);
    expect((await commits(client)).at(-1)?.message).toBe(message);
  });
});

test("a local message ends with its transaction; a session's holds until it is reset", async () => {
  const client = await db.client();
  await client.query("begin; set local pggit.message = 'local'; create table a (); commit");
  await client.query("create table b ()");
  await client.query("set pggit.message = 'session'");
  await client.query("create table c ()");
  await client.query("create table d ()");
  await client.query("reset pggit.message");
  await client.query("create table e ()");
  await fold(client);
  expect((await commits(client)).map(({ message }) => message)).toEqual([
    "local",
    "CREATE TABLE public.b",
    "session",
    "session",
    "CREATE TABLE public.e",
  ]);
});

test("a message and a deployment are two things, and a commit may have both", async () => {
  const client = await db.client();
  await client.query("select pggit.begin_deployment('release 42')");
  await client.query("begin; set local pggit.message = 'SHOP-12'; create table a (); commit");
  await fold(client);
  expect(
    await client.query(
      "select c.message, d.name from pggit.commits as c inner join pggit.deployments as d using (deployment_id)",
    ),
  ).toEqual([{ message: "SHOP-12", name: "release 42" }]);
});

test.each(drivers.filter((driver) => driver !== "pglite"))(
  "over %s a batch carries its message",
  async (driver) => {
    const sql = await connections.open(driver);
    await sql.batch([
      { text: "select set_config('pggit.message', $1, true)", parameters: ["from a batch"] },
      { text: "create table public.a (id int)" },
    ]);
    await sql.query("create table public.b (id int)");
    await sql.query("select pggit.fold()");
    const rows = await sql.query(
      "select message from pggit.commits where origin = 'ddl' order by committed_at",
    );
    expect(rows).toEqual([{ message: "from a batch" }, { message: "CREATE TABLE public.b" }]);
  },
);

test("transaction() of the core carries it, too", async () => {
  const sql = await connect(db.url);
  try {
    await sql.transaction(async (transaction) => {
      await transaction.query("select set_config('pggit.message', 'in a transaction', true)");
      await transaction.query("create table a (id int)");
    });
    await sql.query("select pggit.fold()");
    expect(await sql.query("select message from pggit.commits where origin = 'ddl'")).toEqual([
      { message: "in a transaction" },
    ]);
  } finally {
    await sql.close();
  }
});
