/** Webhooks over a real database: what a delivery does there, and that it does it once. */
import { describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { delivery, event, persistently, useWebhookApps } from "./webhook-app.ts";
import { disables, outcomeOf, recorded, stops, tracking } from "./webhook-checks.ts";

const db = useDatabase(installed);
const { app } = useWebhookApps();

test("an incident disables tracking, with its webhook and title as the reason, until it is resolved", async () => {
  const [api, client] = [app(db.url), await db.client()];
  const disabled = await outcomeOf(await api.request(delivery(event("triggered"))));
  expect(disabled).toMatchObject({ action: "disable", reason: "webhook pd: Incident P1 (Orders)" });
  const hours = (Date.parse(disabled?.until ?? "") - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(1.9);
  expect(hours).toBeLessThanOrEqual(2);
  expect(await tracking(client)).toEqual({
    status: "disabled",
    details: expect.stringMatching(/^Disabled until .*: webhook pd: Incident P1 \(Orders\)$/),
  });
  await client.query("create table unseen (id int)");
  expect(await client.query("select from pggit.ddl_log")).toEqual([]);

  expect(await outcomeOf(await api.request(delivery(event("resolved", "P1", 1))))).toMatchObject({
    action: "enable",
  });
  expect(await tracking(client)).toMatchObject({ status: "enabled" });
  await client.query("select pggit.fold(true)");
  const messages = await client.query("select message from pggit.log()");
  expect(messages[0]).toEqual({
    message: expect.stringMatching(
      /^Changes while tracking was disabled .*: webhook pd: Incident P1/,
    ),
  });
});

describe("a delivery acts once", () => {
  test("a repetition gets the same answer, also after the incident was resolved", async () => {
    const [api, client] = [app(db.url), await db.client()];
    const body = event("triggered");
    const first = await outcomeOf(await api.request(delivery(body)));
    expect(await outcomeOf(await api.request(delivery(body)))).toEqual(first);
    await api.request(delivery(event("resolved", "P1", 1)));
    expect(await outcomeOf(await api.request(delivery(body)))).toEqual(first);
    expect(await tracking(client)).toMatchObject({ status: "enabled" });
    expect(await recorded(client)).toHaveLength(2);
  });

  test("also where 50 copies come at the same time", async () => {
    const [api, client] = [app(db.url), await db.client()];
    const body = event("triggered");
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => outcomeOf(await persistently(api, body))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await recorded(client)).toHaveLength(1);
    expect(await stops(client)).toHaveLength(1);
  });

  test("200 alerts at once end in one disable, all answered and on record", {
    timeout: 60_000,
  }, async () => {
    const [api, client] = [app(db.url), await db.client()];
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) =>
        outcomeOf(await persistently(api, event("triggered", `P${index}`))),
      ),
    );
    expect(new Set(answers.map((answer) => answer?.until)).size).toBe(1);
    expect(await stops(client)).toEqual([{ kind: "disable", is_open: true }]);
    expect(await disables(client)).toBe(1);
    expect(await recorded(client)).toHaveLength(200);
    const resolved = Array.from({ length: 200 }, async (_, index) =>
      outcomeOf(await persistently(api, event("resolved", `P${index}`, 1))),
    );
    await Promise.all(resolved);
    expect(await stops(client)).toEqual([{ kind: "disable", is_open: false }]);
  });

  test("where the transaction is cut off nothing is left, and the repetition acts", async () => {
    const [api, client] = [app(db.url), await db.client()];
    // the last thing that receiving does is to record the delivery: from there the session is ended
    await client.query(`
      create function public.cut() returns trigger language plpgsql as $$
        begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return new; end $$;
      create trigger cut before insert on pggit.webhook_deliveries for each row execute function public.cut()`);
    const body = event("triggered");
    const answer = await api.request(delivery(body));
    expect(answer.status).toBe(503);
    expect(await stops(client)).toEqual([]);
    expect(await disables(client)).toBe(0);
    expect(await recorded(client)).toEqual([]);
    await client.query("drop trigger cut on pggit.webhook_deliveries");
    expect(await outcomeOf(await api.request(delivery(body)))).toMatchObject({
      action: "disable",
    });
    expect(await disables(client)).toBe(1);
  });
});

describe("a resolved incident", () => {
  test("that comes before it was triggered ends with tracking on; triggered anew it disables again", async () => {
    const [api, client] = [app(db.url), await db.client()];
    await outcomeOf(await api.request(delivery(event("resolved", "P1", -10))));
    expect(
      await outcomeOf(await api.request(delivery(event("triggered", "P1", -20)))),
    ).toMatchObject({
      action: "nothing",
      until: null,
      reason: expect.stringMatching(/^the incident is over since \d{4}-/),
    });
    expect(await tracking(client)).toMatchObject({ status: "enabled" });
    expect(
      await outcomeOf(await api.request(delivery(event("triggered", "P1", -5)))),
    ).toMatchObject({ action: "disable" });
  });

  test("that comes together with its trigger ends with tracking on, in either order", {
    timeout: 60_000,
  }, async () => {
    const [api, client] = [app(db.url), await db.client()];
    const incidents = Array.from({ length: 20 }, (_, index) => `P${index}`);
    const bodies = incidents.flatMap((incident) => [
      event("triggered", incident, -20),
      event("resolved", incident, -10),
    ]);
    await Promise.all(bodies.map(async (body) => persistently(api, body)));
    expect(await tracking(client)).toMatchObject({ status: "enabled" });
    expect(await recorded(client)).toHaveLength(40);
  });

  test("keeps tracking off while another incident of its webhook needs that", async () => {
    const [api, client] = [app(db.url), await db.client()];
    await api.request(delivery(event("triggered", "P1", -30)));
    await api.request(delivery(event("triggered", "P2", -29)));
    expect(
      await outcomeOf(await api.request(delivery(event("resolved", "P1", -20)))),
    ).toMatchObject({
      reason: expect.stringContaining("other incidents of this webhook keep tracking off"),
    });
    expect(await tracking(client)).toMatchObject({ status: "disabled" });
    await api.request(delivery(event("resolved", "P2", -19)));
    expect(await tracking(client)).toMatchObject({ status: "enabled" });
    expect(await disables(client)).toBe(1);
  });

  test("ends nobody else's disable", async () => {
    const [api, client] = [app(db.url), await db.client()];
    await client.query(
      "select pggit.emergency_disable('1 hour', 'by hand'), pggit.pause_tracking('1 hour', 'reindex')",
    );
    await api.request(delivery(event("triggered", "P1", -30)));
    expect(await stops(client)).toHaveLength(3);
    await api.request(delivery(event("resolved", "P1", -20)));
    expect(await stops(client)).toEqual([
      { kind: "disable", is_open: true },
      { kind: "pause", is_open: true },
      { kind: "disable", is_open: false },
    ]);
    expect(await tracking(client)).toMatchObject({
      status: "disabled, paused",
      details: expect.stringContaining("by hand"),
    });
    await api.request(delivery(event("resolved", "unknown", -10)));
    expect(await tracking(client)).toMatchObject({ status: "disabled, paused" });
  });

  test("enables nothing where no rule says so", async () => {
    const [api, client] = [app(db.url, { rules: [{ action: "disable" }] }), await db.client()];
    await api.request(delivery(event("triggered", "P1", -30)));
    expect(
      await outcomeOf(await api.request(delivery(event("resolved", "P1", -20)))),
    ).toMatchObject({
      action: "nothing",
      reason: "no rule matches",
    });
    expect(await tracking(client)).toMatchObject({ status: "disabled" });
  });
});

test("an alert that comes later than a minute makes the end later, and each stop is on record", async () => {
  const [api, client] = [app(db.url), await db.client()];
  const first = await outcomeOf(await api.request(delivery(event("triggered", "P1", -30))));
  await client.query("update pggit.tracking_stops set ends_at = ends_at - interval '2 minutes'");
  const second = await outcomeOf(await api.request(delivery(event("triggered", "P2", -29))));
  expect(Date.parse(second?.until ?? "")).toBeGreaterThanOrEqual(Date.parse(first?.until ?? ""));
  expect(await stops(client)).toHaveLength(2);
  await api.request(delivery(event("resolved", "P2", -20)));
  expect(await stops(client)).toMatchObject([{ is_open: true }, { is_open: false }]);
});

test("a rule can pause instead, and what was paused is resumed", async () => {
  const [api, client] = [
    app(db.url, {
      rules: [{ action: "pause", when: { service: "Orders" } }, { action: "enable" }],
    }),
    await db.client(),
  ];
  await api.request(delivery(event("triggered", "P1", -30)));
  expect(await tracking(client)).toMatchObject({ status: "paused" });
  await api.request(delivery(event("resolved", "P1", -20)));
  expect(await tracking(client)).toMatchObject({ status: "enabled" });
});

test("where its table is damaged a disable works all the same", async () => {
  const [api, client] = [app(db.url), await db.client()];
  await client.query(
    "alter table pggit.webhook_deliveries add column lost text not null default ''; alter table pggit.webhook_deliveries alter lost drop default",
  );
  expect(await outcomeOf(await api.request(delivery(event("triggered"))))).toMatchObject({
    action: "disable",
  });
  expect(await tracking(client)).toMatchObject({ status: "disabled" });
  expect(await recorded(client)).toEqual([]);
  expect((await api.request(delivery(event("resolved", "P1", 1)))).status).toBe(503);
});
