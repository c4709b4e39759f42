import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const database = useDatabase(installed);

const alerts = 1_000;

/** Alerts of one delivery, as the API hands them over: triggered alike, and resolved in the same order. */
const deliveries = (kind: "triggered" | "resolved", action: "disable" | "enable") => `
  select count(distinct r.stop_id) as stops, count(*) as deliveries
  from generate_series(1, ${alerts}) as alert
  cross join lateral pggit.receive_delivery(
    webhook => 'alerts', sender => 'alertmanager', delivery_id => '${kind}:' || alert, kind => '${kind}',
    incident => 'alert:' || alert, occurred_at => now(), title => 'down', action => '${action}',
    duration => ${action === "disable" ? "interval '1 hour'" : "null"}, reason => 'many', matched => '{}'
  ) as r`;

const read = `
  select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows
  from pg_stat_xact_user_tables
  where schemaname = 'pggit' and relname in ('webhook_deliveries', 'tracking_stops')`;

test("a group of a thousand alerts is one stop, and each alert reads a few rows, not those of all before it", async () => {
  const client = await database.client();
  await client.query("begin");
  expect(await client.query(deliveries("triggered", "disable"))).toEqual([
    { stops: "1", deliveries: String(alerts) },
  ]);
  const [triggered] = await client.query<{ rows: number }>(read);
  expect(triggered?.rows).toBeGreaterThan(alerts);
  expect(triggered?.rows).toBeLessThan(20 * alerts);

  await client.query(deliveries("resolved", "enable"));
  const [resolved] = await client.query<{ rows: number }>(read);
  expect(Number(resolved?.rows) - Number(triggered?.rows)).toBeLessThan(20 * alerts);
  expect(
    await client.query(
      "select count(*) filter (where ended_at is null)::int as open, count(*)::int as all from pggit.tracking_stops",
    ),
  ).toEqual([{ open: 0, all: 1 }]);
  await client.query("commit");
});
