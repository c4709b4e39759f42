/** Installing: what it leaves behind, however often and however many times at once. */
import { install, version } from "pggit";
import { describe, expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { useConnections } from "./connections.ts";
import { clean, installationRows } from "./installed.ts";

const db = useDatabase();
const connectTo = useConnections();
const connection = () => connectTo(db.url);

const installations = "select version, event_triggers from pggit.installations";
const problems = "select * from pggit.verify_consistency()";

describe("a fresh installation", () => {
  test("says what it did and records it once", async () => {
    const sql = await connection();
    expect(await install(sql)).toEqual({
      version,
      outcome: "installed",
      event_triggers: true,
      notes: [],
    });
    expect(await sql.query(installations)).toEqual([{ version, event_triggers: true }]);
  });

  test("finds nothing to complain of in itself", async () => {
    const sql = await connection();
    await install(sql);
    expect(await sql.query(problems)).toEqual(clean);
  });

  test("has the schema as it was in its first commit", async () => {
    const sql = await connection();
    await sql.script("create table users (id int primary key); create schema api");
    await install(sql);
    const commits = await sql.query("select origin from pggit.commits");
    expect(commits).toEqual([{ origin: "reconcile" }]);
    const objects = await sql.query(
      "select object_type, identity, version from pggit.tree_entries(pggit.environment_tree('main'))",
    );
    expect(objects).toEqual([
      { object_type: "schema", identity: "api", version: "1.0.0" },
      { object_type: "schema", identity: "public", version: "1.0.0" },
      { object_type: "table", identity: "public.users", version: "1.0.0" },
    ]);
  });

  test("every function pins its search path, and none is open to everybody", async () => {
    const sql = await connection();
    await install(sql);
    // What the planner puts in the place of a call has no settings, and its caller's rights.
    const loose = await sql.query(`
      select p.oid::regprocedure::text as name from pg_proc as p
      where p.pronamespace = 'pggit'::regnamespace
        and (not coalesce(p.proconfig, '{}') @> '{"search_path=pg_catalog, pg_temp"}'
            and (p.prosecdef or p.proname !~ '^(catalog|facets)_[a-z_]+$' or p.pronargs > 0 or p.provolatile <> 's')
          or has_function_privilege('public', p.oid, 'execute'))`);
    expect(loose).toEqual([]);
  });
});

test("every function is one that this version of PostgreSQL takes", async () => {
  const sql = await connection();
  await install(sql);
  await sql.script("set check_function_bodies = on");
  const routines = await sql.query<{ validate: string }>(`
    select format('select %s(%s)', l.lanvalidator::regproc, p.oid) as validate
    from pg_proc as p
    inner join pg_language as l on l.oid = p.prolang
    where p.pronamespace = 'pggit'::regnamespace`);
  expect(routines.length).toBeGreaterThan(300);
  await sql.script(routines.map(({ validate }) => validate).join(";"));
});

describe("installing again", () => {
  test("changes nothing", async () => {
    const sql = await connection();
    await install(sql);
    const before = await sql.query(installationRows);
    expect(await install(sql)).toMatchObject({ outcome: "unchanged", event_triggers: true });
    expect(await sql.query(installationRows)).toEqual(before);
  });

  test("repairs what was altered by hand, and nothing else", async () => {
    const sql = await connection();
    await install(sql);
    const before = await sql.query(installationRows);
    await sql.script(`
      create or replace function pggit.guide_name(identity text) returns text
        language sql as $$ select 'altered' $$;
      drop function pggit.list_few(text[], bigint);
      revoke execute on function pggit.status() from pggit_reader;
      grant usage on schema pggit to public`);
    expect(await install(sql, { repair: true })).toMatchObject({ outcome: "repaired" });
    expect(await sql.query(installationRows)).toEqual(before);
    expect(await sql.query(problems)).toEqual(clean);
  });

  test("a dropped event trigger comes back", async () => {
    const sql = await connection();
    await install(sql);
    await sql.script("drop event trigger pggit_capture_drop");
    await install(sql, { repair: true });
    expect(await sql.query(problems)).toEqual(clean);
  });
});

test("twenty at once end in one installation", { timeout: 120_000 }, async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => connection()));
  const outcomes = await Promise.all(all.map((sql) => install(sql, { waitMs: 100_000 })));
  const count = (outcome: string) => outcomes.filter((one) => one.outcome === outcome).length;
  expect([count("installed"), count("unchanged")]).toEqual([1, 19]);
  const sql = await connection();
  expect(await sql.query(installations)).toHaveLength(1);
  expect(await sql.query(problems)).toEqual(clean);
});

test("one that waits in vain says that another is running", async () => {
  const [first, second] = [await connection(), await connection()];
  await first.transaction(async (transaction) => {
    await transaction.query("select pg_advisory_xact_lock(hashtext('pggit.install'))");
    await expect(install(second, { waitMs: 200 })).rejects.toMatchObject({
      code: "INSTALL_IN_PROGRESS",
    });
  });
  expect(await install(second)).toMatchObject({ outcome: "installed" });
});

test("an installation that fails half-way leaves nothing", async () => {
  const sql = await connection();
  const failing = sql.transaction(async (transaction) => {
    await install(transaction);
    throw new RangeError("half-way");
  });
  await expect(failing).rejects.toThrow("half-way");
  expect(await sql.query("select to_regnamespace('pggit') as schema")).toEqual([{ schema: null }]);
});
