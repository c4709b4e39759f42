/** Webhooks over a real database: how they answer, what is on record, and for how long. */
import { callOperation, type Sql, statusOperation, webhooksList } from "pggit";
import { describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import {
  delivery,
  enabling,
  event,
  persistently,
  useWebhookApps,
  webhookApp,
} from "./webhook-app.ts";
import { disables, outcomeOf, recorded, tracking } from "./webhook-checks.ts";

const db = useDatabase(installed);
const { app, environmentsOf } = useWebhookApps();

test("the record says of each delivery what it was, what was done, and by which event", async () => {
  const [api, client] = [app(db.url), await db.client()];
  const first = event("triggered", "P1", 0, "E1");
  await api.request(delivery(first));
  await api.request(
    delivery(event("triggered", "P2").replace("Incident P2", "Two\\nlines \\u0000 🚨")),
  );
  await api.request(delivery("{}"));
  await api.request(delivery(first, "a wrong secret of that length"));
  const [event1] = await client.query<{ event_id: string }>(
    "select event_id from pggit.system_events where event_type = 'emergency_disable'",
  );
  expect(await recorded(client)).toMatchObject([
    {
      verdict: "rejected",
      reason: "none of its signatures is of one of the webhook's secrets",
      delivery_id: null,
      title: null,
    },
    { verdict: "rejected", reason: expect.stringMatching(/^event: /), action: null },
    {
      verdict: "accepted",
      kind: "triggered",
      action: "disable",
      incident: "P2",
      title: "Two lines 🚨",
      event_id: event1?.event_id,
    },
    {
      verdict: "accepted",
      kind: "triggered",
      action: "disable",
      incident: "P1",
      delivery_id: "E1",
      webhook: "pd",
      sender: "pagerduty",
      event_id: event1?.event_id,
    },
  ]);
});

describe("rejected deliveries", () => {
  test("cannot fill the table: 100 rows an hour, then a count", async () => {
    const client = await db.client();
    await client.query(
      "select pggit.reject_delivery('pd', 'pagerduty', 'wrong', 1) from generate_series(1, 250)",
    );
    await client.query("select pggit.reject_delivery('pd', 'pagerduty', 'wrong', 7)");
    await client.query("select pggit.reject_delivery('other', 'github', 'wrong')");
    const rows = await client.query<{ webhook: string; times: string }>(
      "select webhook, times from pggit.list_webhook_deliveries(of_verdict => 'rejected', max_rows => 1000)",
    );
    // unless the hour ended in between, when it begins anew
    expect([102, 202]).toContain(rows.length);
    expect(rows.reduce((sum, { times }) => sum + Number(times), 0)).toBe(258);
  });

  test("by the hundred they change nothing, hold up no session, and the real one passes", {
    timeout: 60_000,
  }, async () => {
    const [api, client] = [app(db.url), await db.client()];
    const wrong = Array.from(
      { length: 400 },
      async () =>
        (await api.request(delivery(event("triggered"), "a wrong secret of that length"))).status,
    );
    const right = persistently(api, event("triggered"));
    const statuses = await Promise.all(wrong);
    // on a machine that is busy with other things some are told to come again
    expect(statuses.filter((status) => status !== 401 && status !== 503)).toEqual([]);
    const refused = statuses.filter((status) => status === 401).length;
    expect(refused).toBeGreaterThan(0);
    expect(await outcomeOf(await right)).toMatchObject({ action: "disable" });
    await expect
      .poll(async () =>
        (await recorded(client)).reduce(
          (sum, { verdict, times }) => sum + (verdict === "rejected" ? Number(times) : 0),
          0,
        ),
      )
      .toBe(refused);
    expect((await recorded(client)).length).toBeLessThan(110);
  });
});

describe("answers", () => {
  test("404 for a name that there is not, 401, 400, 413, and a problem that says what to do", async () => {
    const api = app(db.url);
    const codes: [Request, number, string][] = [
      [delivery(event("triggered"), undefined, "nobody"), 404, "UNKNOWN_WEBHOOK"],
      [delivery(event("triggered"), "a wrong secret of that length"), 401, "INVALID_SIGNATURE"],
      [delivery('{"event":{}}'), 400, "MALFORMED_DELIVERY"],
      [delivery(" ".repeat(1024 * 1024 + 1)), 413, "BODY_TOO_LARGE"],
    ];
    for (const [request, status, code] of codes) {
      const answer = await api.request(request);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject({ status, code });
    }
  });

  test("503 with Retry-After while the database is down, and 200 when it is back", async () => {
    const urls = { production: "postgres://postgres@127.0.0.1:1/nowhere" };
    const api = webhookApp(environmentsOf(urls), enabling);
    const body = event("triggered");
    const answer = await api.request(delivery(body));
    expect(answer.status).toBe(503);
    expect(answer.headers.get("Retry-After")).toMatch(/^\d+$/);
    expect(await answer.json()).toMatchObject({ code: "DELIVERY_NOT_HANDLED" });
    expect(await outcomeOf(await app(db.url).request(delivery(body)))).toMatchObject({
      action: "disable",
    });
  });

  test("503 while another session holds the webhook's turn for too long, not a wait without end", async () => {
    const [api, client] = [app(db.url), await db.client()];
    await client.query(
      "begin; select pg_advisory_xact_lock(hashtext('pggit.webhook'), hashtext('pd'))",
    );
    const body = event("triggered");
    expect((await api.request(delivery(body))).status).toBe(503);
    await client.query("rollback");
    expect(await outcomeOf(await api.request(delivery(body)))).toMatchObject({ action: "disable" });
  });

  test("503 while its table is locked, and nothing is left of it", async () => {
    const [api, client] = [app(db.url), await db.client()];
    await client.query("begin; lock table pggit.webhook_deliveries");
    const body = event("triggered");
    expect((await api.request(delivery(body))).status).toBe(503);
    await client.query("rollback");
    expect(await disables(client)).toBe(0);
    expect(await outcomeOf(await api.request(delivery(body)))).toMatchObject({ action: "disable" });
  });

  test("in several environments: one that is down does not keep the others on", async () => {
    const urls: Record<string, string> = {
      down: "postgres://postgres@127.0.0.1:1/nowhere",
      production: db.url,
    };
    const client = await db.client();
    const api = webhookApp(environmentsOf(urls), enabling, ["down", "production"]);
    const body = event("triggered");
    expect((await api.request(delivery(body))).status).toBe(503);
    expect(await tracking(client)).toMatchObject({ status: "disabled" });
    expect((await api.request(delivery(body))).status).toBe(503);
    expect(await disables(client)).toBe(1);
  });
});

test("an operator is enough to receive, a reader to read the record", async () => {
  const operator = await db.role({ memberOf: ["pggit_operator"] });
  const api = webhookApp(environmentsOf({ production: operator.url }), enabling);
  await outcomeOf(await api.request(delivery(event("triggered"))));
  await api.request(delivery("{}", "a wrong secret of that length"));
  const reader = await db.client(await db.role({ memberOf: ["pggit_reader"] }));
  expect(await recorded(reader)).toMatchObject([{ verdict: "rejected" }, { verdict: "accepted" }]);
  await expect(reader.query("select pggit.reject_delivery('a', 'b', 'c')")).rejects.toThrow(
    "permission denied",
  );
});

test("the record is read in pages that neither repeat nor skip", async () => {
  const environments = environmentsOf({ production: db.url });
  const api = webhookApp(environments, enabling);
  for (let index = 0; index < 5; index += 1)
    await api.request(delivery(event("triggered", `P${index}`)));
  await environments.use("production", async (sql: Sql) => {
    const first = await callOperation(sql, webhooksList, { of_webhook: "pd", max_rows: 3 });
    const rest = await callOperation(sql, webhooksList, {
      before: first.at(-1)?.delivery_no ?? null,
    });
    expect([...first, ...rest].map(({ incident }) => incident)).toEqual([
      "P4",
      "P3",
      "P2",
      "P1",
      "P0",
    ]);
    expect(await callOperation(sql, webhooksList, { of_webhook: "std" })).toEqual([]);
    await expect(callOperation(sql, webhooksList, { max_rows: 0 })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
    expect((await callOperation(sql, statusOperation, {}))[0]).toMatchObject({
      status: "disabled",
    });
  });
});

test("purging removes deliveries that are older than they are kept, and none whose stop is open", async () => {
  const [api, client] = [app(db.url), await db.client()];
  await api.request(delivery(event("triggered", "P1", -30)));
  await api.request(delivery(event("triggered", "P2", -30)));
  await api.request(delivery("{}", "a wrong secret of that length"));
  const age = (interval: string, where: string) =>
    client.query(
      `update pggit.webhook_deliveries set received_at = now() - interval '${interval}' where ${where}`,
    );
  const purge = (dry: boolean) =>
    client.query(
      `select action, count from pggit.purge_history('1 year', dry_run => ${dry}) where object_type = 'deliveries'`,
    );
  await age("7 months", "true");
  expect(await purge(true)).toEqual([{ action: "would_delete", count: "1" }]);
  expect(await purge(false)).toEqual([{ action: "deleted", count: "1" }]);
  await client.query("select pggit.emergency_enable()");
  await age("8 days", "incident = 'P1'");
  await client.query("set pggit.webhook_retention = '1 hour'");
  await age("2 days", "incident = 'P2'");
  expect(await purge(false)).toEqual([{ action: "deleted", count: "1" }]);
  expect(await recorded(client)).toMatchObject([{ incident: "P2" }]);
});
