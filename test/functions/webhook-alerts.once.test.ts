/** Groups of alerts over a real database: each alert of a group is an incident of its own. */
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { alert, alerts, useWebhookApps } from "./webhook-app.ts";
import { disables, outcomesOf, recorded, tracking } from "./webhook-checks.ts";

const db = useDatabase(installed);
const { app } = useWebhookApps();

test("an alert that began before its group's last one ended stops tracking all the same", async () => {
  const [api, client] = [app(db.url), await db.client()];
  const send = async (...group: ReturnType<typeof alert>[]) =>
    outcomesOf(await api.request(alerts(...group)));
  const [firstBegan, first] = [alert("db-1", -60), alert("db-1", -60, -10)];
  await send(firstBegan);
  expect(await send(first)).toMatchObject([{ action: "enable" }]);
  expect(await tracking(client)).toMatchObject({ status: "enabled" });

  expect(await send(alert("db-2", -20))).toMatchObject([
    { action: "disable", reason: "webhook am: Slow on db-2" },
  ]);
  expect(await tracking(client)).toMatchObject({ status: "disabled" });
  expect(await disables(client)).toBe(2);
});

test("a post from before an alert ended, sent late, stops nothing for it, whatever else the group says", async () => {
  const [api, client] = [app(db.url), await db.client()];
  const send = async (...group: ReturnType<typeof alert>[]) =>
    outcomesOf(await api.request(alerts(...group)));
  const [one, two] = [alert("db-1", -60), alert("db-2", -50)];
  // The post that began both comes last of all; of one it was told the end in a post that still fires.
  await send(alert("db-1", -60, -30), two);
  expect(await tracking(client)).toMatchObject({ status: "disabled" });
  await send(alert("db-2", -50, -20));
  expect(await tracking(client)).toMatchObject({ status: "enabled" });

  expect(await send(one, two)).toMatchObject([
    { action: "nothing", reason: expect.stringMatching(/^the incident is over since/) },
    // a repetition: what it is told was done before
    { action: "disable" },
  ]);
  expect(await tracking(client)).toMatchObject({ status: "enabled" });
  expect(await disables(client)).toBe(1);
});

test("tracking stays off until the last alert of a group has ended, in whichever order posts come", async () => {
  const [api, client] = [app(db.url), await db.client()];
  const send = async (...group: ReturnType<typeof alert>[]) =>
    outcomesOf(await api.request(alerts(...group)));
  const [one, two] = [alert("db-1", -60), alert("db-2", -20)];
  await send(one);
  await send(two);
  // sent before the second began to be told, and come after it
  await send(alert("db-1", -60, -10));
  expect(await tracking(client)).toMatchObject({ status: "disabled" });
  await send(alert("db-2", -20, -5));
  expect(await tracking(client)).toMatchObject({ status: "enabled" });
  expect(await disables(client)).toBe(1);
  expect(await recorded(client)).toHaveLength(4);
});

test("an alert of a group that says it begins tomorrow is refused, and the others stop tracking", async () => {
  const [api, client] = [app(db.url), await db.client()];
  const answer = await api.request(alerts(alert("db-1", 24 * 60), alert("db-2", -20)));
  expect(answer.status).toBe(400);
  expect(await tracking(client)).toMatchObject({ status: "disabled" });
  expect(await recorded(client)).toMatchObject([
    { verdict: "rejected", reason: expect.stringMatching(/ahead of now, and 300 s are allowed$/) },
    { verdict: "accepted", action: "disable", incident: "{}:{} db-2" },
  ]);
});
