/** Purging in pieces, beside everything else that goes on in a database. */
import { setTimeout as sleep } from "node:timers/promises";
import { connect, type Sql, purgeHistory } from "pggit";
import { expect, test } from "vitest";
import { exportedCommit } from "../export/restoring-commits.ts";
import { commits, differences, fold } from "../history/head.ts";
import { useConnections } from "../install/connections.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { faults, purge, withOldHistory } from "./old-history.ts";

const db = useDatabase(withOldHistory);
const connectTo = useConnections();

interface StepRow {
  readonly action: string;
  readonly object_type: string;
  readonly count: number;
}

async function step(client: TestClient, maxRows = 100_000, older = "6 months"): Promise<StepRow[]> {
  return client.query<StepRow & object>(
    "select action, object_type, count::integer from pggit.purge_history_step(older_than => $1, max_rows => $2)",
    [older, maxRows],
  );
}

/** Counts by kind, as a dry run says them. */
async function expected(client: TestClient): Promise<Record<string, number>> {
  return Object.fromEntries((await purge(client)).map((row) => [row.object_type, row.count]));
}

test("steps of a few rows remove what the dry run says, and history is consistent after each", async () => {
  const client = await db.client();
  const wanted = await expected(client);
  const removed: Record<string, number> = {};
  let steps = 0;
  for (let last = ""; last !== "done"; steps += 1) {
    const rows = await step(client, 7);
    last = rows.at(-1)?.action ?? "";
    for (const { action, object_type, count } of rows) {
      if (action === "deleted") removed[object_type] = (removed[object_type] ?? 0) + count;
    }
    if (steps % 5 === 0 || last === "done") expect(await faults(client)).toEqual([]);
  }
  expect(removed).toEqual(wanted);
  expect(steps).toBeGreaterThan(10);
  expect(await client.query("select from pggit.purge_marks")).toEqual([]);
  expect((await step(client)).map(({ action }) => action)).toEqual(["marked", "done"]);
});

test("steps that have next to no time get to the end, too", async () => {
  const client = await db.client();
  const hasty = "select * from pggit.purge_history_step(max_duration => '1 microsecond')";
  let steps = 1;
  while ((await client.query<StepRow & object>(hasty)).at(-1)?.action !== "done" && steps < 100) {
    steps += 1;
  }
  expect(steps).toBeGreaterThan(3);
  expect(steps).toBeLessThan(100);
  expect((await expected(client))["blobs"]).toBe(0);
  expect(await faults(client)).toEqual([]);
});

test("what VACUUM FULL moves between two steps is found all the same", async () => {
  const client = await db.client();
  const swept = () =>
    client.query("select next_block from pggit.purge_sweeps where table_name = 'blobs'");
  const hasty = "select * from pggit.purge_history_step(max_duration => '1 microsecond')";
  const wanted = await expected(client);
  // blobs of commits that went, behind all that there is
  await client.query("create table moved as select * from pggit.blobs");
  while ((await swept()).length === 0) await client.query(hasty);
  const left = (await expected(client))["blobs"];
  await client.query("vacuum full pggit.blobs");
  await client.query(`insert into pggit.blobs select * from moved on conflict do nothing`);
  expect((await expected(client))["blobs"]).toBeGreaterThan(left ?? 0);
  while ((await step(client)).at(-1)?.action !== "done");
  expect((await expected(client))["blobs"]).toBe(0);
  expect(wanted["blobs"]).toBeGreaterThan(0);
  expect(await faults(client)).toEqual([]);
});

test("a step that is killed leaves no trace, and the next goes on", async () => {
  const [client, killed] = [await db.client(), await db.client()];
  const wanted = await expected(client);
  await step(client, 20);
  await killed.query("begin");
  await step(killed, 50);
  await client.query("select pg_terminate_backend($1)", [killed.pid]);
  await sleep(50);
  expect(await faults(client)).toEqual([]);
  const left = await expected(client);
  expect(left["commits"]).toBeLessThan(wanted["commits"] ?? 0);
  while ((await step(client, 200)).at(-1)?.action !== "done");
  expect(await faults(client)).toEqual([]);
  expect((await expected(client))["blobs"]).toBe(0);
});

test("a purge that was given up is no hindrance to another one with other bounds", async () => {
  const client = await db.client();
  while ((await client.query("select from pggit.purge_marks limit 1")).length === 0) {
    await step(client, 60);
  }
  const rest = "older_than => '3 months'";
  const dry = await purge(client, rest);
  expect(await purge(client, `${rest}, dry_run => false`)).toEqual(
    dry.map((row) => ({ ...row, action: "deleted" })),
  );
  expect(await faults(client)).toEqual([]);
});

test("while another session folds, a step does nothing and waits for nobody", async () => {
  const [client, other] = [await db.client(), await db.client()];
  await other.query("begin; select pggit.fold()");
  expect(await step(client)).toEqual([{ action: "busy", object_type: "history", count: 0 }]);
  await other.query("rollback");
  expect((await step(client)).at(-1)?.action).toBe("done");
});

test("of two purges at once one works and the other waits its turn", async () => {
  const [client, other] = [await db.client(), await db.client()];
  const wanted = await expected(client);
  await client.query("begin");
  await step(client, 50);
  expect(await step(other)).toMatchObject([{ action: "busy" }]);
  const waiting = purge(other, "older_than => '6 months', dry_run => false");
  await client.query("commit");
  const rows = await waiting;
  expect(rows[0]?.count).toBeLessThan(wanted["commits"] ?? 0);
  expect(await faults(client)).toEqual([]);
  expect(await expected(client)).toMatchObject({ commits: 0, versions: 0, blobs: 0 });
});

test("DDL is captured while a purge has removed and not committed, and is folded after it", async () => {
  const [client, user] = [await db.client(), await db.client()];
  await client.query("begin");
  await step(client);
  await user.query("set lock_timeout = '2s'");
  await user.query("alter table users add column late text; drop table many_3");
  expect(await fold(user)).toBe(0);
  expect(await commits(user)).not.toContainEqual(
    expect.objectContaining({ message: expect.stringContaining("many_3") }),
  );
  await client.query("commit");
  expect(await fold(user)).toBe(1);
  expect(await differences(user)).toEqual([]);
  expect(await faults(user)).toEqual([]);
});

test("a commit that somebody is naming stays, tree and all", async () => {
  const [client, namer] = [await db.client(), await db.client()];
  const [old] = await client.query<{ hash: string }>(
    "select encode(hash, 'hex') as hash from pggit.commits order by committed_at offset 1 limit 1",
  );
  const hash = old?.hash ?? "";
  const text = await exportedCommit(client, hash);
  await namer.query(`begin; insert into pggit.milestones (name, commit_hash, created_by)
    values ('just now', decode('${hash}', 'hex'), 'me')`);
  while ((await step(client)).at(-1)?.action !== "done");
  await namer.query("commit");
  expect(await exportedCommit(client, "just now")).toBe(text);
  expect(await faults(client)).toEqual([]);
});

test("a blob that another session has just stored again stays", async () => {
  const [client, other] = [await db.client(), await db.client()];
  const gone = `(select v.blob_hash from pggit.versions as v where v.identity = 'public.scratch' and v.action = 'create')`;
  const [blob] = await client.query<{ hash: string }>(`select ${gone}::text as hash`);
  await other.query("begin");
  await other.query(
    `select pggit.blob_put((select content from pggit.blobs where hash = ${gone}))`,
  );
  while ((await step(client)).at(-1)?.action !== "done");
  await other.query("commit");
  expect(
    await client.query("select from pggit.blobs where hash = $1::bytea", [blob?.hash]),
  ).toHaveLength(1);
});

test.each([
  ["max_rows => 0", "PG001"],
  ["max_rows => null", "PG001"],
  ["max_duration => '0'", "PG002"],
  ["max_duration => null", "PG002"],
  ["max_duration => '170000000 years'", "PG002"],
])("a step with %s is refused", async (argument, code) => {
  const client = await db.client();
  await expect(
    client.query(`select pggit.purge_history_step('6 months', ${argument})`),
  ).rejects.toMatchObject({ code });
});

test("content that was seen later than a long transaction began keeps its time", async () => {
  const [client, other] = [await db.client(), await db.client()];
  await client.query("begin; select now()");
  await other.query("update pggit.blobs set last_seen = clock_timestamp()");
  await client.query("select pggit.blob_put(content) from pggit.blobs");
  await client.query("select pggit.store_objects(jsonb_agg(content)) from pggit.blobs");
  await client.query(
    `select pggit.store_environment('elsewhere', 'a test', pggit.store_objects(jsonb_agg(content))) from pggit.blobs`,
  );
  expect(await client.query("select from pggit.blobs where last_seen <= now()")).toEqual([]);
  await client.query("rollback");
});

test("purgeHistory() goes on step by step, says how far it is, and sums up", async () => {
  const sql: Sql = await connectTo(db.url);
  const client = await db.client();
  const dry = await purge(client);
  const said: string[] = [];
  const begun = await purgeHistory(sql, {
    stepRows: 30,
    limitMs: 1,
    onProgress: (m) => said.push(m),
  });
  expect(begun.isDone).toBe(false);
  expect(await faults(client)).toEqual([]);
  const { rows, isDone } = await purgeHistory(sql, {
    stepRows: 30,
    onProgress: (m) => said.push(m),
  });
  expect(isDone).toBe(true);
  for (const { object_type, count } of dry) {
    const found = [...begun.rows, ...rows].filter((row) => row.object_type === object_type);
    expect(
      found.reduce((sum, row) => sum + row.count, 0),
      object_type,
    ).toBe(count);
  }
  expect(rows.find(({ object_type }) => object_type === "trees")?.space_freed).toMatch(/kB$/);
  expect(said.length).toBeGreaterThan(5);
  expect(said.at(-1)).toMatch(/^removed \d+ commits, \d+ versions, \d+ blobs/);
});

test("purgeHistory() waits for others, and says so when they take too long", async () => {
  const sql = await connectTo(db.url);
  const other = await db.client();
  await other.query("begin; select pggit.fold()");
  await expect(purgeHistory(sql, { waitMs: 300 })).rejects.toMatchObject({ code: "HISTORY_BUSY" });
  await expect(purgeHistory(sql, { olderThan: "-1 day" })).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
  });
  await expect(purgeHistory(sql, { olderThan: "0 days" })).rejects.toMatchObject({
    code: "INVALID_INTERVAL",
  });
  const stranger = await connect((await db.role({ memberOf: ["pggit_operator"] })).url);
  await expect(purgeHistory(stranger)).rejects.toMatchObject({
    code: "MISSING_PRIVILEGE",
    hint: expect.stringContaining("pggit_admin"),
  });
  await stranger.close();
});
