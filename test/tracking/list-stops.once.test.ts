/** list_stops(): when tracking was off, how it came back, and whether what was changed meanwhile is in history. */
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);

test("each stop says what it was, who ended it, and whether its gap is closed", async () => {
  const client = await db.client();
  const stops = () =>
    client.query(
      `select kind, state, reason, ended_by, is_settled, ends_at > clock_timestamp() as is_ahead
       from pggit.list_stops()`,
    );
  expect(await stops()).toEqual([]);
  await client.query("select pggit.pause_tracking('1 hour', 'vacuum')");
  await client.query("select pggit.emergency_disable('2 hours', 'hangs')");
  const disable = { kind: "disable", reason: "hangs" };
  const pause = { kind: "pause", reason: "vacuum" };
  const open = { state: "open", ended_by: null, is_settled: false, is_ahead: true };
  expect(await stops()).toEqual([
    { ...disable, ...open },
    { ...pause, ...open },
  ]);
  await client.query("select pggit.emergency_enable()");
  await client.query(
    "update pggit.tracking_stops set ends_at = clock_timestamp() where kind = 'pause'",
  );
  expect(await stops()).toEqual([
    { ...disable, state: "ended", ended_by: "postgres", is_settled: true, is_ahead: false },
    { ...pause, state: "over", ended_by: null, is_settled: false, is_ahead: false },
  ]);
  await client.query("select pggit.fold(true)");
  expect(
    await client.query(
      `select kind, is_settled
       from pggit.list_stops(before => (select max(stop_id) from pggit.tracking_stops))`,
    ),
  ).toEqual([{ kind: "pause", is_settled: true }]);
});
