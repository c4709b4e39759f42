/** Webhooks whose stop begins while another session holds the table of stops. */
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { triggers } from "../tracking/stops.ts";
import { delivery, event, useWebhookApps } from "./webhook-app.ts";
import { disables, outcomeOf, stops, tracking } from "./webhook-checks.ts";

const db = useDatabase(installed);
const { app } = useWebhookApps();

test.each(["exclusive", "access exclusive"])(
  "an alert while the stops are locked (%s) stops tracking, once, until its incident is resolved",
  async (mode) => {
    const [api, client, other] = [app(db.url), await db.client(), await db.client()];
    await other.query(`begin; lock table pggit.tracking_stops in ${mode} mode`);
    const alarm = event("triggered", "P1", -30);
    const stopped = await outcomeOf(await api.request(delivery(alarm)));
    expect(stopped).toMatchObject({ action: "disable", until: expect.any(String) });
    expect(await outcomeOf(await api.request(delivery(alarm)))).toEqual(stopped);
    expect(await triggers(client)).toBe("DD");
    await client.query("create table unseen (id int)");
    expect(await client.query("select from pggit.ddl_log")).toEqual([]);

    const over = event("resolved", "P1", -10);
    expect((await api.request(delivery(over))).status).toBe(503);
    await other.query("rollback");
    expect(await tracking(client)).toMatchObject({ status: "disabled" });
    expect(await outcomeOf(await api.request(delivery(over)))).toMatchObject({ action: "enable" });
    expect(await tracking(client)).toEqual({ status: "enabled", details: "2 triggers active" });
    expect(await stops(client)).toEqual([{ kind: "disable", is_open: false }]);
    expect(await disables(client)).toBe(1);
  },
);

test("fifty alerts while the stops are locked stop tracking within their sender's time, in one stop", async () => {
  const [api, client, other] = [app(db.url), await db.client(), await db.client()];
  await other.query("begin; lock table pggit.tracking_stops");
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => api.request(delivery(event("triggered", `P${n}`)))),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(await triggers(client)).toBe("DD");
  await other.query("rollback");
  expect(await tracking(client)).toMatchObject({ status: "disabled" });
  await client.query("select pggit.fold()");
  expect(await stops(client)).toEqual([{ kind: "disable", is_open: true }]);
});

test("an alert while stops and events are locked stops tracking all the same", async () => {
  const [api, client, other] = [app(db.url), await db.client(), await db.client()];
  await other.query("begin; lock table pggit.tracking_stops, pggit.system_events");
  expect(await outcomeOf(await api.request(delivery(event("triggered"))))).toMatchObject({
    action: "disable",
  });
  await other.query("rollback");
  expect(await triggers(client)).toBe("DD");
});

test("of two incidents that came while the stops were locked, the first to be resolved leaves tracking off", async () => {
  const [api, client, other] = [app(db.url), await db.client(), await db.client()];
  await other.query("begin; lock table pggit.tracking_stops in exclusive mode");
  await outcomeOf(await api.request(delivery(event("triggered", "P1", -30))));
  await outcomeOf(await api.request(delivery(event("triggered", "P2", -29))));
  expect(await disables(client)).toBe(1);
  await other.query("rollback");
  await outcomeOf(await api.request(delivery(event("resolved", "P1", -20))));
  expect(await tracking(client)).toMatchObject({ status: "disabled" });
  expect(await triggers(client)).toBe("DD");
  await outcomeOf(await api.request(delivery(event("resolved", "P2", -10))));
  expect(await tracking(client)).toEqual({ status: "enabled", details: "2 triggers active" });
  await client.query("create table seen (id int)");
  expect(await client.query("select from pggit.ddl_log")).toHaveLength(1);
});
