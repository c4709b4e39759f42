/** The audit log as a list: what it tells, what each filter finds, and by which index at 100,000 events. */
import { callOperation, connect, eventsList, type Sql } from "pggit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed, { each: "file" });

let sql: Sql;
beforeAll(async () => {
  sql = await connect(db.url);
  const call = (called: readonly [string, string, string, string], read = false) =>
    sql.query("select pggit.record_call($1, $2, $3, $4, 12, '203.0.113.7', $5, $6)", [
      ...called,
      read,
      JSON.stringify({ older_than: "1 year" }),
    ]);
  await call(["key:ci", "r1", "history purge", "done"]);
  await call(["key:ci", "r2", "status", "done"], true);
  await call(["key:oncall", "r3", "emergency disable", "FORBIDDEN"]);
  await sql.query("select pggit.emergency_disable('1 hour', 'DDL hangs')");
});
afterAll(() => sql.close());

const list = async (
  input: Parameters<typeof callOperation<typeof eventsList.input, typeof eventsList.row>>[2],
) =>
  (await callOperation(sql, eventsList, input)).filter(
    ({ event_type }) => event_type.startsWith("api_") || event_type === "emergency_disable",
  );
const requests = async (input: Parameters<typeof list>[0]) =>
  (await list(input)).map(({ request_id }) => request_id);

test("it tells who did what, how it ended and by which request, newest first", async () => {
  expect(await list({})).toMatchObject([
    {
      event_type: "emergency_disable",
      actor: "postgres",
      action: "tracking disabled",
      outcome: null,
    },
    { actor: "key:oncall", action: "emergency disable", outcome: "FORBIDDEN", request_id: "r3" },
    {
      event_type: "api_call",
      actor: "key:ci",
      action: "history purge",
      outcome: "done",
      request_id: "r1",
      details: { client_address: "203.0.113.7", arguments: { older_than: "1 year" } },
    },
  ]);
});

test("what only read is left out unless asked for, or named", async () => {
  expect(await requests({ all_types: true })).toContain("r2");
  expect(await requests({})).not.toContain("r2");
  expect(await requests({ by_actor: "key:ci" })).toEqual(["r2", "r1"]);
  expect(await requests({ of_request: "r2" })).toEqual(["r2"]);
  expect(await requests({ of_type: "api_read" })).toEqual(["r2"]);
});

test("each filter leaves what fits", async () => {
  expect(await requests({ of_outcome: "failed" })).toEqual(["r3"]);
  expect(await requests({ of_outcome: "FORBIDDEN" })).toEqual(["r3"]);
  expect(await requests({ of_outcome: "done" })).toEqual(["r1"]);
  expect(await requests({ of_operation: "history purge" })).toEqual(["r1"]);
  expect(await requests({ until: "2001-01-01" })).toEqual([]);
  expect(await requests({ since: "2100-01-01" })).toEqual([]);
  expect(await requests({ by_actor: "key:ci' or true --" })).toEqual([]);
});

test("it is read in pages that neither repeat nor skip", async () => {
  const all = await callOperation(sql, eventsList, { all_types: true, max_rows: 1000 });
  const found: string[] = [];
  for (let before: string | null = null; ; before = found.at(-1) ?? null) {
    const page: typeof all = await callOperation(sql, eventsList, {
      all_types: true,
      max_rows: 2,
      before,
    });
    if (page.length === 0) break;
    found.push(...page.map(({ event_id }) => event_id));
  }
  expect(found).toEqual(all.map(({ event_id }) => event_id));
  await expect(callOperation(sql, eventsList, { max_rows: 0 })).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
  });
});

test("of 100,000 events, most of them measurements, each filter reads a page's worth and not all", async () => {
  await sql.script("begin");
  await sql.script(`
    insert into pggit.system_events (event_type, event_data)
    select
      case when n % 50 = 0 then 'api_call' when n % 3 = 0 then 'api_read' else 'tracking_complete' end,
      jsonb_build_object('caller', 'key:' || n % 40, 'operation', 'status', 'outcome', 'done', 'request_id', 'many ' || n)
    from generate_series(1, 100000) as n;
    analyze pggit.system_events;
    load 'auto_explain';
    set local auto_explain.log_min_duration = 0;
    set local auto_explain.log_nested_statements = on;
    set local auto_explain.log_analyze = on;
    set local auto_explain.log_format = json;
    set local client_min_messages = log`);
  const plans: string[] = [];
  const stop = sql.onNotice(({ message }) => plans.push(message));
  const rowsRead = async (input: Parameters<typeof list>[0]) => {
    plans.length = 0;
    await callOperation(sql, eventsList, input);
    const text = plans.find((plan) => plan.includes("system_events")) ?? "no plan";
    const removed = [...text.matchAll(/"Rows Removed by Filter": (\d+)/g)].map(([, rows]) =>
      Number(rows),
    );
    expect(text).toContain("Index Name");
    return removed.reduce((sum, rows) => sum + rows, 0);
  };
  const aPage = 5_000;
  expect(await rowsRead({})).toBeLessThan(aPage);
  expect(await rowsRead({ by_actor: "key:7" })).toBeLessThan(aPage);
  expect(await rowsRead({ by_actor: "key:oncall" })).toBeLessThan(aPage);
  expect(await rowsRead({ of_type: "emergency_disable" })).toBeLessThan(aPage);
  expect(await rowsRead({ of_request: "r3" })).toBeLessThan(aPage);
  expect(await rowsRead({ before: "50000" })).toBeLessThan(aPage);
  stop();
  await sql.script("rollback");
});
