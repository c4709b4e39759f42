/** activity(): what happened on each day, counted where it happened. */
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);

interface Day {
  readonly day: string;
  readonly commits: number;
  readonly changes: number;
  readonly statements: number;
  readonly tracking_ms: string;
  readonly slowest_ms: string | null;
}

const today = () => new Date().toISOString().slice(0, 10);

test("each day is there, today last, and what was done stands where it was done", async () => {
  const client = await db.client();
  await client.query("create table users (id int)");
  await client.query("select pggit.fold()");
  await client.query("begin");
  await client.query("create table a (id int)");
  await client.query("create table b (id int)");
  await client.query("commit");
  await client.query("select pggit.fold()");
  await client.query(
    `update pggit.commits set committed_at = committed_at - interval '2 days'
     where message like '%users%'`,
  );
  await client.query(
    `insert into pggit.system_events (event_type, event_data, created_at) values
     ('tracking_complete', '{"operation_type": "ALTER TABLE", "duration": "00:00:00.004"}', now() - interval '1 day'),
     ('tracking_complete', '{"operation_type": "ALTER TABLE", "duration": "00:00:00.0065"}', now() - interval '1 day'),
     ('tracking_complete', '{"operation_type": "ALTER TABLE", "duration": "00:00:01"}', now() - interval '9 days')`,
  );
  const days = await client.query<Day & object>(
    "select day::text, commits, changes, statements, tracking_ms::text, slowest_ms::text from pggit.activity(3)",
  );
  expect(days.map(({ day }) => day).at(-1)).toBe(today());
  expect(days.map(({ commits, changes }) => [commits, changes])).toEqual([
    [1, 1],
    [0, 0],
    // pgGit's own first commit, and the one of two tables
    [2, 3],
  ]);
  expect(days[1]).toMatchObject({ statements: 2, tracking_ms: "10.50", slowest_ms: "6.50" });
  expect(days[2]).toMatchObject({ statements: 3 });
  expect(Number(days[2]?.tracking_ms)).toBeGreaterThan(0);
  expect(days[0]).toMatchObject({ statements: 0, tracking_ms: "0.00", slowest_ms: null });
});

test.each([0, -1, 3651, null])("%s days are refused", async (days) => {
  const client = await db.client();
  await expect(client.query("select * from pggit.activity($1)", [days])).rejects.toThrow(
    /must be from 1 to 3650/,
  );
});
