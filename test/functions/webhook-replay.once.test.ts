/** Replaying a delivery: what it does again, when there is nothing to do again, and what stays on record. */
import { callOperation, connect, type Sql, webhooksReplay, webhooksShow } from "pggit";
import { beforeEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { delivery, event, useWebhookApps } from "./webhook-app.ts";
import { outcomeOf, recorded, stops, tracking } from "./webhook-checks.ts";

const db = useDatabase(installed);
const { app } = useWebhookApps();

let sql: Sql;
beforeEach(async () => {
  sql = await connect(db.url);
  return () => sql.close();
});

const deliver = async (type: "triggered" | "resolved", incident = "P1", seconds = -60) =>
  outcomeOf(await app(db.url).request(delivery(event(type, incident, seconds))));
const show = async (delivery_no: string) =>
  (await callOperation(sql, webhooksShow, { delivery_no }))[0];
const replay = async (delivery_no: string, reason: string | null = null) =>
  (await callOperation(sql, webhooksReplay, { delivery_no, reason }))[0];
const refused = (delivery_no: string) =>
  replay(delivery_no).then(
    () => "not refused",
    (error: Error & { code: string }) => `${error.code}: ${error.message}`,
  );

test("a stop that somebody ended while its incident lasts begins anew, and ends with the incident", async () => {
  const client = await db.client();
  await deliver("triggered");
  await client.query("select pggit.emergency_enable()");
  expect(await tracking(client)).toMatchObject({ status: "enabled" });
  expect(await show("1")).toMatchObject({
    decided: "disable",
    duration: "02:00:00",
    matched: { rule: 1, when: {} },
    stop_ended_by: "postgres",
    replay_refused: null,
  });
  const done = await replay("1", "It still\nburns");
  expect(done).toMatchObject({
    replay_no: "2",
    webhook: "pd",
    action: "disable",
    reason_recorded: "webhook pd: Incident P1 (replay of delivery 1: It still burns)",
  });
  expect((Date.parse(done?.until ?? "") - Date.now()) / 3_600_000).toBeCloseTo(2, 1);
  expect(await tracking(client)).toEqual({
    status: "disabled",
    details: expect.stringMatching(/replay of delivery 1: It still burns\)$/),
  });
  await deliver("resolved", "P1", 0);
  expect(await tracking(client)).toMatchObject({ status: "enabled" });
  expect(await stops(client)).toEqual([
    { kind: "disable", is_open: false },
    { kind: "disable", is_open: false },
  ]);
});

test("it is on record as a replay, with who and why, and is no replay's original", async () => {
  const client = await db.client();
  await deliver("triggered");
  await client.query("select pggit.emergency_enable()");
  const operator = await db.role({ memberOf: ["pggit_operator"] });
  const theirs = await connect(operator.url);
  await callOperation(theirs, webhooksReplay, { delivery_no: "1", reason: "again" });
  await theirs.close();
  expect(await recorded(client)).toMatchObject([
    { delivery_no: "2", replay_of: "1", incident: "P1", kind: "triggered", action: "disable" },
    { delivery_no: "1", replay_of: null },
  ]);
  const events = await client.query(
    "select event_data from pggit.system_events where event_type = 'webhook_replayed'",
  );
  expect(events).toMatchObject([
    {
      event_data: {
        user: operator.name,
        webhook: "pd",
        delivery_no: 1,
        replay_no: 2,
        did: "disable",
        reason: "again",
      },
    },
  ]);
  expect(await refused("2")).toMatch(/^NOT_REPLAYABLE: .*it is a replay of delivery 1/i);
});

test("what is in force, over, was to do nothing or was rejected is not replayed, and nothing happens", async () => {
  const client = await db.client();
  const api = app(db.url);
  await deliver("triggered");
  await api.request(delivery("{}", "a wrong secret of that length"));
  await api.request(delivery(event("triggered", "P9").replace("incident.triggered", "pagey.ping")));
  expect(await refused("1")).toMatch(/its stop is in force until 2.* UTC\.$/);
  expect(await refused("2")).toMatch(
    /it was rejected, and nothing of what was sent is on record\.$/,
  );
  expect(await refused("3")).toMatch(/nothing was to be done for it\.$/);
  await deliver("resolved", "P1", 0);
  expect(await refused("1")).toMatch(/its incident is over since 2.* UTC\.$/);
  expect(await refused("4")).toMatch(/nothing that its incident stopped is still off\.$/);
  expect(await refused("99")).toMatch(/^UNKNOWN_DELIVERY: there is no delivery 99/i);
  expect(await stops(client)).toHaveLength(1);
  expect(await recorded(client)).toHaveLength(4);
  expect((await show("1"))?.replay_refused).toMatch(/^its incident is over since/);
});

test("a stop that ends long before the replay's would is not in force enough: it is made longer", async () => {
  const client = await db.client();
  await deliver("triggered");
  await client.query("update pggit.tracking_stops set ends_at = now() + interval '5 minutes'");
  const done = await replay("1");
  expect((Date.parse(done?.until ?? "") - Date.now()) / 3_600_000).toBeCloseTo(2, 1);
});

test("two replays at once are one stop", async () => {
  const client = await db.client();
  await deliver("triggered");
  await client.query("select pggit.emergency_enable()");
  const other = await connect(db.url);
  const outcomes = await Promise.allSettled([
    replay("1"),
    callOperation(other, webhooksReplay, { delivery_no: "1" }),
  ]);
  await other.close();
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await stops(client)).toHaveLength(2);
});

test("a delivery from before decisions were recorded is replayed for as long as it was off", async () => {
  const client = await db.client();
  await deliver("triggered");
  await client.query("update pggit.webhook_deliveries set decided = null, duration = null");
  await client.query("select pggit.emergency_enable()");
  const done = await replay("1");
  expect((Date.parse(done?.until ?? "") - Date.now()) / 3_600_000).toBeCloseTo(2, 1);
});

test("a reader sees deliveries and replays none", async () => {
  await deliver("triggered");
  const reader = await connect((await db.role({ memberOf: ["pggit_reader"] })).url);
  expect((await callOperation(reader, webhooksShow, { delivery_no: "1" }))[0]).toMatchObject({
    action: "disable",
  });
  await expect(callOperation(reader, webhooksReplay, { delivery_no: "1" })).rejects.toMatchObject({
    code: "MISSING_PRIVILEGE",
  });
  await reader.close();
});
