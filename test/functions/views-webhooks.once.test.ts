/** Deliveries of webhooks on the status page: listed, explained, and replayed, once and on record. */
import { beforeEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { hiddenOf, hostile, isEscaped, useViews } from "./views-site.ts";
import { stops, tracking } from "./webhook-checks.ts";

const shop = useDatabase(installed);
const till = useDatabase(installed, { each: "file" });
const site = useViews(shop, till);

let client: TestClient;
beforeEach(async () => {
  client = await shop.client();
});

const deliver = (id: string, kind: string, action: string, title = "Latency is high") =>
  client.query(
    `select pggit.receive_delivery('pd', 'pagerduty', $1, $2, 'P1', now(), $3, $4, '2 hours', $5,
      '{"rule": 2, "when": {"service": ["Orders", "Billing"], "urgency": "high"}}')`,
    [id, kind, title, action, `webhook pd: ${title}`],
  );
const at = "/ui/shop/delivery?no=1";

test("deliveries are listed, and found by webhook and verdict", async () => {
  await deliver("E1", "triggered", "disable");
  await client.query("select pggit.reject_delivery('gh', 'github', 'no signature', 7)");
  const visitor = await site.visitor(["read"]);
  const all = await visitor.open("/ui/shop/webhooks");
  expect(all.text).toContain("pd pagerduty Latency is high triggered disable");
  expect(all.text).toContain("gh github 7 deliveries, not kept rejected no signature");
  const some = await visitor.open("/ui/shop/webhooks?verdict=rejected&webhook=gh");
  expect(some.text).not.toContain("pagerduty");
  expect((await visitor.open("/ui/shop/webhooks?verdict=maybe")).status).toBe(400);
});

test("a delivery says what matched, what was done and what became of it", async () => {
  await deliver("E1", "triggered", "disable");
  const visitor = await site.visitor(["read"]);
  const page = await visitor.open(at);
  expect(page.text).toContain("What matched rule 2: service is Orders or Billing, urgency is high");
  expect(page.text).toContain("Decided disable for 2 h");
  expect(page.text).toMatch(
    /There is nothing to replay: its stop is in force until 2\S+ \S+ UTC\./,
  );
  await client.query("select pggit.emergency_enable()");
  const ended = await visitor.open(at);
  expect(ended.text).toMatch(/Its stop ended .* by postgres/);
});

test("who may not switch tracking off sees no button, and is refused where he replays all the same", async () => {
  await deliver("E1", "triggered", "disable");
  await client.query("select pggit.emergency_enable()");
  const visitor = await site.visitor(["read", "operate", "resolve"]);
  const page = await visitor.open(at);
  expect(page.text).toContain("It could be replayed; that takes the scope emergency");
  expect(page.html).not.toContain('value="replay"');
  const refused = await visitor.post(at, {
    action: "replay",
    idempotency_key: crypto.randomUUID(),
  });
  expect(refused.status).toBe(403);
  expect(await stops(client)).toHaveLength(1);
});

test("a replay stops tracking again, once however often it is sent, and is on record as one by its caller", async () => {
  await deliver("E1", "triggered", "disable");
  await client.query("select pggit.emergency_enable()");
  const visitor = await site.visitor(["read", "emergency"]);
  const fields = { ...hiddenOf(await visitor.open(at), "replay"), reason: "It lasts" };
  const done = await visitor.post(at, fields);
  await visitor.post(at, fields);
  expect(done.path).toBe("/ui/shop/delivery?no=2");
  expect(done.text).toMatch(/Replayed: disable until 2\S+ \S+ UTC\./);
  expect(done.text).toContain("Replays delivery 1");
  expect(await tracking(client)).toMatchObject({ status: "disabled" });
  expect(await stops(client)).toHaveLength(2);
  const audit = await visitor.open("/ui/shop/audit?operation=webhooks+replay");
  expect(audit.text).toMatch(/key:key-\d+ webhooks replay api call done/);
});

test("titles, reasons and conditions are text, whatever is in them", async () => {
  await deliver("E1", "triggered", "disable", hostile);
  await client.query("select pggit.reject_delivery($1, 'github', $1)", [hostile]);
  await client.query("select pggit.emergency_enable()");
  const visitor = await site.visitor(["read", "emergency"]);
  expect(isEscaped(await visitor.open("/ui/shop/webhooks"))).toBe(true);
  const page = await visitor.open(at);
  expect(isEscaped(page)).toBe(true);
  const done = await visitor.post(at, { ...hiddenOf(page, "replay"), reason: hostile });
  expect(isEscaped(done)).toBe(true);
  expect(isEscaped(await visitor.open("/ui/shop/audit"))).toBe(true);
});

test("a delivery that there is not is said to be none", async () => {
  const visitor = await site.visitor(["read"]);
  expect((await visitor.open("/ui/shop/delivery?no=9")).status).toBe(404);
  expect((await visitor.open("/ui/shop/delivery?no=x")).status).toBe(400);
});
