/** Installing where it cannot be: one clear sentence, and nothing left behind. */
import { install, snapshot, uninstall } from "pggit";
import { afterEach, describe, expect, test } from "vitest";
import { withClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { useConnections } from "./connections.ts";
import { clean } from "./installed.ts";

const db = useDatabase();
const connectTo = useConnections();
const schema = "select to_regnamespace('pggit')::text as schema";

test("another schema called pggit is left alone", async () => {
  const sql = await connectTo(db.url);
  await sql.script("create schema pggit create table pggit.mine (id int)");
  await expect(install(sql)).rejects.toMatchObject({
    code: "SCHEMA_TAKEN",
    message: "a schema called pggit exists here and was not made by this tool",
  });
  const relations = await sql.query(
    "select relname from pg_class where relnamespace = 'pggit'::regnamespace",
  );
  expect(relations).toEqual([{ relname: "mine" }]);
});

test("a schema called pggit with a table of a name like ours is still another's", async () => {
  const sql = await connectTo(db.url);
  await sql.script("create schema pggit create table pggit.installations (a int)");
  await expect(install(sql)).rejects.toMatchObject({ code: "SCHEMA_TAKEN" });
  await expect(uninstall(sql)).rejects.toMatchObject({ code: "NOT_INSTALLED" });
  expect((await snapshot(sql)).facts.pggit_version).toBeNull();
});

test("a read-only server", async () => {
  await withClient(db.url, (admin) =>
    admin.query(`alter database ${db.name} set default_transaction_read_only = on`),
  );
  const sql = await connectTo(db.url);
  await expect(install(sql)).rejects.toMatchObject({ code: "SERVER_READ_ONLY" });
  expect(await sql.query(schema)).toEqual([{ schema: null }]);
});

test("a role that may not create a schema is told which right it lacks", async () => {
  const role = await db.role();
  const sql = await connectTo(role.url);
  await expect(install(sql)).rejects.toMatchObject({
    code: "MISSING_PRIVILEGE",
    message: `the role ${role.name} may not create a schema in the database ${db.name}`,
    hint: expect.stringContaining(`GRANT CREATE ON DATABASE ${db.name} TO ${role.name};`),
  });
  expect(await sql.query(schema)).toEqual([{ schema: null }]);
});

test("a role that is not the owner is told who is", async () => {
  await install(await connectTo(db.url));
  const role = await db.role();
  await withClient(db.url, (admin) =>
    admin.query(`grant create on database ${db.name} to ${role.name}`),
  );
  await expect(install(await connectTo(role.url))).rejects.toMatchObject({
    code: "MISSING_PRIVILEGE",
    message: `pgGit is installed here by the role postgres, and ${role.name} may not change it`,
  });
});

test("a newer installation is not taken back", async () => {
  const sql = await connectTo(db.url);
  await install(sql);
  await sql.script("update pggit.installations set version = '99.0.0'");
  await expect(install(sql)).rejects.toMatchObject({ code: "NEWER_INSTALLATION" });
});

describe("a role that is no superuser and may create in the database", () => {
  afterEach(async () => {
    await withClient(db.url, (admin) => admin.query("drop schema if exists pggit cascade"));
  });

  async function owner(attributes = "login") {
    const role = await db.role({ prefix: "owner", attributes });
    await withClient(db.url, (admin) =>
      admin.query(`grant create on database ${db.name} to ${role.name}`),
    );
    return role;
  }

  test("installs without event triggers, and is told what that means", async () => {
    const sql = await connectTo((await owner()).url);
    const done = await install(sql);
    expect(done).toMatchObject({ outcome: "installed", event_triggers: false });
    expect(done.notes.join(" ")).toMatch(/DDL is not captured as it happens.*schedule/s);
    const [tracking] = await sql.query("select status from pggit.status() limit 1");
    expect(tracking).toEqual({ status: "unavailable" });
  });

  test("has history all the same, from what fold finds", async () => {
    const role = await owner();
    const sql = await connectTo(role.url);
    await install(sql);
    expect(await sql.query("select * from pggit.verify_consistency()")).toEqual(clean);
    await sql.script(`create schema app create table app.users (id int)`);
    expect(await sql.query("select * from pggit.verify_consistency()")).toEqual([
      {
        check_name: "head_matches_catalog",
        status: "warning",
        details: "2 objects exist and are not in history: schema app, table app.users",
        fixed: false,
      },
    ]);
    await sql.query("select pggit.fold(true)");
    expect(await sql.query("select * from pggit.verify_consistency()")).toEqual(clean);
  });

  test("one that may create roles makes those of pgGit", async () => {
    const role = await owner("login createrole");
    const sql = await connectTo(role.url);
    expect(await install(sql)).toMatchObject({ outcome: "installed" });
    const [rights] = await sql.query(
      "select has_function_privilege('pggit_reader', 'pggit.status()', 'execute') as reader",
    );
    expect(rights).toEqual({ reader: true });
  });
});
