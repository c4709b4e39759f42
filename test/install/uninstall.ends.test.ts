/** Uninstalling: everything of pgGit goes, nothing else does. */
import { connect, install, type Sql, snapshot, uninstall, version } from "pggit";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Server, startServer } from "../servers/embedded.ts";
import { useDatabase } from "../servers/use-database.ts";
import { useConnections } from "./connections.ts";

const users = `
  create schema api;
  create table users (id int generated always as identity primary key, email text not null);
  create view api.emails as select email from users;
  create function tax(amount numeric) returns numeric language sql as $$ select amount * 0.2 $$;
  comment on table users is 'who they are'`;

/** What the server knows of a database: every object by its oid, and how many comments and dependencies. */
async function everything(sql: Sql): Promise<object> {
  const catalogs = await sql.query<{ name: string }>(
    `select c.relname::text as name from pg_class as c
     inner join pg_attribute as a on a.attrelid = c.oid and a.attname = 'oid'
     where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r' and not c.relisshared
     order by 1`,
  );
  const oids = [];
  for (const { name } of catalogs) {
    // a session's schema for temporary objects stays with the server, empty, for the next one
    const lasting = name === "pg_namespace" ? "where nspname !~ '^pg_(toast_)?temp_'" : "";
    oids.push(
      ...(await sql.query(`select '${name}' as catalog, oid from ${name} ${lasting} order by oid`)),
    );
  }
  const counts = await sql.query(
    `select (select count(*) from pg_description) as comments, (select count(*) from pg_depend where refclassid <> 'pg_namespace'::regclass) as depend,
       (select count(*) from pg_shdepend where dbid = d.oid) as shared, (select count(*) from pg_init_privs) as privileges
     from pg_database as d where d.datname = current_database()`,
  );
  const { objects } = await snapshot(sql, ["structure", "owner", "privileges", "comments"]);
  return { oids, counts, objects };
}

describe("in a database", () => {
  const db = useDatabase();
  const connectTo = useConnections();

  test("nothing is left of it, and nothing else is gone", async () => {
    const sql = await connectTo(db.url);
    await sql.script(users);
    const before = await everything(sql);
    await install(sql);
    await sql.query("select pggit.fold(true)");
    expect(await uninstall(sql)).toMatchObject({ version });
    await sql.close();
    expect(await everything(await connectTo(db.url))).toEqual(before);
  });

  test("DDL goes on afterwards, without a word", async () => {
    const sql = await connectTo(db.url);
    await install(sql);
    await uninstall(sql);
    const notices: unknown[] = [];
    sql.onNotice((notice) => notices.push(notice));
    await sql.script("create table t (id int); drop table t");
    expect(notices).toEqual([]);
  });

  test("it can be installed again", async () => {
    const sql = await connectTo(db.url);
    await install(sql);
    await uninstall(sql);
    expect(await install(sql)).toMatchObject({ outcome: "installed" });
  });

  test.each([
    ["a view", "create view mine as select * from pggit.system_events", "view public.mine"],
    [
      "a foreign key",
      "create table mine (id bigint references pggit.objects (object_id))",
      "constraint mine_id_fkey on table public.mine",
    ],
    [
      "a function's argument",
      "create function mine(c pggit.commits) returns int language sql as 'select 1'",
      "function public.mine",
    ],
  ])("%s that depends on it keeps all of it in place", async (_, statement, name) => {
    const sql = await connectTo(db.url);
    await install(sql);
    await sql.script(statement);
    await expect(uninstall(sql)).rejects.toMatchObject({
      code: "IN_USE",
      message: expect.stringContaining(name),
    });
    expect(await sql.query("select * from pggit.verify_consistency()")).toMatchObject([
      { status: "ok" },
    ]);
  });

  test("where it is not installed, that is said and nothing removed", async () => {
    const sql = await connectTo(db.url);
    await expect(uninstall(sql)).rejects.toMatchObject({ code: "NOT_INSTALLED" });
  });
});

describe("in a cluster", () => {
  let server: Server;
  const connectTo = useConnections();
  const pggitRoles = "select rolname from pg_roles where rolname like 'pggit%' order by 1";

  beforeAll(async () => {
    server = await startServer({ version: inject("postgresVersion") });
    const sql = await connect(server.url());
    await sql.query("create database other");
    await sql.close();
  });
  afterAll(() => server.close());

  test("the roles go with the last installation", async () => {
    const [one, two] = [await connectTo(server.url()), await connectTo(server.url("other"))];
    await install(one);
    await install(two);
    expect((await uninstall(one)).roles_kept).toEqual([
      "pggit_admin",
      "pggit_operator",
      "pggit_parser",
      "pggit_reader",
    ]);
    expect((await uninstall(two)).roles_kept).toEqual([]);
    expect(await one.query(pggitRoles)).toEqual([]);
  });

  test("a role that a person made somebody a member of stays", async () => {
    const sql = await connectTo(server.url());
    await install(sql);
    await sql.script("create role auditor; grant pggit_reader to auditor");
    expect((await uninstall(sql)).roles_kept).toEqual(["pggit_reader"]);
    expect(await sql.query(pggitRoles)).toEqual([{ rolname: "pggit_reader" }]);
    await sql.script("drop role auditor, pggit_reader");
  });

  test("installing and uninstalling beside each other end well", { timeout: 120_000 }, async () => {
    const [one, two] = [await connectTo(server.url()), await connectTo(server.url("other"))];
    for (let round = 0; round < 3; round += 1) {
      await install(one);
      await Promise.all([uninstall(one), install(two)]);
      const [rights] = await two.query(
        "select has_function_privilege('pggit_reader', 'pggit.status()', 'execute') as reader",
      );
      expect(rights).toEqual({ reader: true });
      await uninstall(two);
    }
    expect(await one.query(pggitRoles)).toEqual([]);
  });
});
