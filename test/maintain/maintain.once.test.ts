/** maintain(): a maintenance window that ends whatever happens in it. */
import { maintain } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { faults, withOldHistory } from "../purge/old-history.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(withOldHistory);
const connectTo = useConnections();

const tracking = "select status from pggit.status() where component = 'Tracking'";

test("it pauses, vacuums and reindexes, verifies with fixes, purges, and resumes, in this order", async () => {
  const sql = await connectTo(db.url);
  await sql.script(`create table public."Odd name" (id int primary key);
    create table kept as select n from generate_series(1, 10) as n`);
  const said: string[] = [];
  const steps = await maintain(sql, {
    tables: ['"Odd name"', "public.kept"],
    purge: { olderThan: "6 months" },
    onProgress: (message) => said.push(message),
  });
  expect(steps.map(({ step, object, outcome }) => [step, object, outcome])).toEqual([
    ["pause", "tracking", "done"],
    ["vacuum", 'public."Odd name"', "done"],
    ["vacuum", "public.kept", "done"],
    ["reindex", 'public."Odd name"', "done"],
    ["reindex", "public.kept", "done"],
    ["verify", "history", "done"],
    ["purge", "history", "done"],
    ["resume", "tracking", "done"],
  ]);
  expect(steps.at(-2)?.details).toMatch(/^removed [1-9]\d* commits, [1-9]/);
  expect(said).toContain("vacuum public.kept");
  const [analyzed] = await sql.query<{ tuples: number }>(
    "select reltuples::integer as tuples from pg_class where relname = 'kept'",
  );
  expect(analyzed?.tuples).toBe(10);
  expect(await sql.query(tracking)).toEqual([{ status: "enabled" }]);
  expect(await faults(await db.client())).toEqual([]);
});

test("without tables it works on pgGit's own, while tracking is paused", async () => {
  const sql = await connectTo(db.url);
  const other = await db.client();
  let seen: Promise<object[]> | undefined;
  const steps = await maintain(sql, {
    reindex: false,
    purge: null,
    onProgress: (message) => {
      if (message.startsWith("verify")) seen = other.query(tracking);
    },
  });
  const vacuumed = steps.filter(({ step }) => step === "vacuum").map(({ object }) => object);
  expect(vacuumed).toContain("pggit.blobs");
  expect(vacuumed.every((name) => name.startsWith("pggit."))).toBe(true);
  expect(steps.some(({ step }) => step === "reindex" || step === "purge")).toBe(false);
  expect(await seen).toEqual([{ status: "paused" }]);
});

test("a step that fails is told, the others are done, and tracking resumes", async () => {
  const sql = await connectTo(db.url);
  const holder = await db.client();
  await sql.script("create table busy (id int primary key); set lock_timeout = '100ms'");
  await holder.query("begin; lock table busy in share update exclusive mode");
  const steps = await maintain(sql, { tables: ["busy"], purge: null });
  await holder.query("rollback");
  expect(steps.map(({ step, outcome }) => [step, outcome])).toEqual([
    ["pause", "done"],
    ["vacuum", "failed"],
    ["reindex", "failed"],
    ["verify", "done"],
    ["resume", "done"],
  ]);
  expect(steps[1]?.details).toMatch(/lock timeout/);
  expect(await sql.query(tracking)).toEqual([{ status: "enabled" }]);
});

test("what the server only warns of is not passed over", async () => {
  const owner = await connectTo(db.url);
  await owner.script("create table theirs (id int)");
  const role = await db.role({ memberOf: ["pggit_admin"] });
  const steps = await maintain(await connectTo(role.url), { tables: ["theirs"], purge: null });
  expect(steps.find(({ step }) => step === "vacuum")).toMatchObject({
    outcome: "warning",
    details: expect.stringMatching(/permission denied to vacuum|skipping|can vacuum it/),
  });
});

test("a session that is killed leaves a pause that ends by itself", async () => {
  const sql = await connectTo(db.url);
  const killer = await db.client();
  const [session] = await sql.query<{ pid: number }>("select pg_backend_pid() as pid");
  const steps = await maintain(sql, {
    tables: ["users"],
    purge: null,
    pause: "3 seconds",
    onProgress: (message) => {
      if (message.startsWith("vacuum")) {
        void killer.query("select pg_terminate_backend($1)", [session?.pid]);
      }
    },
  });
  expect(steps.some(({ outcome }) => outcome === "failed")).toBe(true);
  await killer.query("select pg_sleep(3)");
  expect(await killer.query(tracking)).toEqual([{ status: "enabled" }]);
});

test("tables that are not there, and a pause that is none, are refused before anything is done", async () => {
  const sql = await connectTo(db.url);
  for (const tables of [["nowhere"], ["users", "emails"], ["users; drop table users"]]) {
    await expect(maintain(sql, { tables })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  }
  for (const [pause, code] of [
    ["-1 hour", "INVALID_ARGUMENT"],
    ["2 years", "INVALID_INTERVAL"],
  ] as const) {
    await expect(maintain(sql, { pause })).rejects.toMatchObject({ code });
  }
  expect(await sql.query(tracking)).toEqual([{ status: "enabled" }]);
});
