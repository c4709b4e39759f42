/** Calls that hang hold up nothing that is urgent: all of them have the sessions of one environment. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { apiOver } from "./api.ts";
import { delivery, enabling, event, useWebhookApps, webhookApp } from "./webhook-app.ts";

const db = useDatabase(installed);
const { environmentsOf } = useWebhookApps();
const at = "/v1/environments/production";

test("while as many calls as there are connections hang, an emergency, a delivery and /readyz are answered", async () => {
  const environments = environmentsOf({ production: db.url });
  const api = apiOver({ production: db.url }, { environments });
  const blocker = await db.client();
  await blocker.query("begin; lock table pggit.commits");
  const hanging = Array.from({ length: 8 }, () => api.get(`${at}/history/log`));
  // Long enough that each of them has its session, or waits for one.
  await sleep(500);
  const startedAt = performance.now();
  const disabled = await api.post(`${at}/emergency/disable`, { duration: "1 hour" });
  expect([disabled.status, (await api.get("/readyz")).status]).toEqual([200, 200]);
  const delivered = await webhookApp(environments, enabling).request(delivery(event("triggered")));
  expect(delivered.status).toBe(200);
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  await blocker.query("rollback");
  const answers = await Promise.all(hanging);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
});
