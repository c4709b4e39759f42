/** performance_report() and the guide's queries over system_events: what they say was measured. */
import { expect, test } from "vitest";
import { fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);

/** A database with three captured statements. */
async function busy(): Promise<TestClient> {
  const client = await db.client();
  await client.query("create table a (id int primary key)");
  await client.query("alter table a add column name text");
  await client.query("drop table a");
  return client;
}

type Report = Record<string, { value: number | null; unit: string }>;

async function report(client: TestClient, days = 7): Promise<Report> {
  const rows = await client.query<{ name: string; value: string | null; unit: string }>(
    `select metric_name as name, metric_value as value, metric_unit as unit
     from pggit.performance_report($1)`,
    [days],
  );
  return Object.fromEntries(
    rows.map(({ name, value, unit }) => [
      name,
      { value: value === null ? null : Number(value), unit },
    ]),
  );
}

async function one(client: TestClient, expression: string): Promise<number> {
  const [row] = await client.query<{ value: string }>(`select (${expression})::text as value`);
  return Number(row?.value);
}

test("the guide's five metrics come first, in its words and units", async () => {
  const client = await busy();
  const rows = await client.query(
    "select metric_name, metric_unit from pggit.performance_report(days_back => 30) limit 5",
  );
  expect(rows).toEqual([
    { metric_name: "DDL operations tracked", metric_unit: "operations" },
    { metric_name: "Storage used", metric_unit: "MB" },
    { metric_name: "Avg tracking time", metric_unit: "ms" },
    { metric_name: "Compression ratio", metric_unit: "%" },
    { metric_name: "Conflicts encountered", metric_unit: "conflicts" },
  ]);
});

test("statements are counted and their times are those that capture took", async () => {
  const client = await busy();
  const found = await report(client);
  expect(found["DDL operations tracked"]?.value).toBe(3);
  const durations = "select sum(duration) as d from pggit.ddl_log group by captured_at";
  const ms = (what: string) =>
    one(client, `select round(1000 * ${what}(extract(epoch from d)), 2) from (${durations}) as s`);
  expect(found["Avg tracking time"]?.value).toBe(await ms("avg"));
  expect(found["Slowest tracking time"]?.value).toBe(await ms("max"));
  expect(found["Avg tracking time"]?.value).toBeGreaterThan(0);
  const seconds = await one(
    client,
    `select round(sum(extract(epoch from d)), 2) from (${durations}) as s`,
  );
  expect(found["Total tracking time"]?.value).toBe(seconds);
});

test("what is captured and cannot be folded now is counted just so", async () => {
  const client = await busy();
  await client.query("begin read only");
  const before = await report(client);
  await client.query("commit");
  await fold(client);
  const after = await report(client);
  for (const metric of ["DDL operations tracked", "Avg tracking time", "Slowest tracking time"])
    expect(after[metric], metric).toEqual(before[metric]);
  expect(before["DDL operations tracked"]?.value).toBe(3);
});

test("storage and compression are measured on the tables as they are", async () => {
  const client = await busy();
  const columns = Array.from({ length: 300 }, (_, n) => `a_rather_long_column_name_${n} text`);
  await client.query(`create table wide (${columns.join(", ")})`);
  const found = await report(client);
  expect(found["Storage used"]?.value).toBe(
    await one(
      client,
      `select round(sum(pg_total_relation_size(oid)) / 1024 / 1024, 1) from pg_class
       where relnamespace = 'pggit'::regnamespace and relkind = 'r'`,
    ),
  );
  const ratio = found["Compression ratio"]?.value;
  expect(ratio).toBe(
    await one(
      client,
      `select round(100.0 * sum(pg_column_size(content)) / sum(octet_length(content::text)), 1) from pggit.blobs`,
    ),
  );
  expect(ratio).toBeLessThan(60);
});

test("conflicts, failures, commits and times without tracking are those of the days asked for", async () => {
  const client = await busy();
  await client.query(`
    insert into pggit.conflict_registry (conflict_type, object_type, object_identifier, created_at)
      select 'merge', 'table', 'public.a', now() - ago * interval '1 day' from unnest('{0,0.5,2}'::numeric[]) as ago;
    insert into pggit.system_events (event_type, created_at)
      select 'capture_failed', now() - ago * interval '1 day' from unnest('{0.1,0.2,3}'::numeric[]) as ago;
    insert into pggit.tracking_stops (kind, started_at, ends_at, ended_at)
      values
        ('pause', now() - interval '12 hours', now() - interval '8 hours', null),
        ('disable', now() - interval '10 hours', now() + interval '1 hour', now() - interval '6 hours'),
        ('breaker', now() - interval '3 days', now() - interval '2 days', null)`);
  const commits = await one(client, "select count(*) from pggit.commits");
  const day = await report(client, 1);
  expect(day["Conflicts encountered"]?.value).toBe(2);
  expect(day["Tracking failures"]?.value).toBe(2);
  expect(day["Tracking off"]?.value).toBe(25);
  expect(day["Commits made"]?.value).toBe(commits + 3);
  const week = await report(client);
  expect(week["Conflicts encountered"]?.value).toBe(3);
  expect(week["Tracking failures"]?.value).toBe(3);
  expect(week["Tracking off"]?.value).toBe(17.9);
});

test("a stop that is open counts until now", async () => {
  const client = await busy();
  await client.query(
    "insert into pggit.tracking_stops (kind, started_at, ends_at) values ('pause', now() - interval '6 hours', now() + interval '1 day')",
  );
  expect((await report(client, 1))["Tracking off"]?.value).toBe(25);
});

test("where nothing was tracked there is no mean, and older statements are not counted", async () => {
  const client = await busy();
  await fold(client);
  await client.query("update pggit.system_events set created_at = now() - interval '8 days'");
  const found = await report(client);
  expect(found["DDL operations tracked"]?.value).toBe(0);
  expect(found["Avg tracking time"]?.value).toBeNull();
  expect(found["Slowest tracking time"]?.value).toBeNull();
  expect(found["Total tracking time"]?.value).toBe(0);
  expect((await report(client, 9))["DDL operations tracked"]?.value).toBe(3);
});

test.each(["null", "0", "-1", "3651", "2147483647"])("days_back %s is refused", async (days) => {
  const client = await db.client();
  await expect(
    client.query(`select * from pggit.performance_report(${days})`),
  ).rejects.toMatchObject({
    code: "PG001",
    message: `days_back is ${days}, and must be from 1 to 3650`,
  });
});

test("a reader may ask", async () => {
  await busy();
  const reader = await db.client(await db.role({ memberOf: ["pggit_reader"] }));
  expect((await report(reader))["DDL operations tracked"]?.value).toBe(3);
});

test("the guide's query of tracking overhead works as printed", async () => {
  const client = await busy();
  await fold(client);
  const rows = await client.query<{ operation: string; avg_ms: string; count: string }>(`
    WITH operation_stats AS (
        SELECT 
            event_data->>'operation_type' as operation,
            AVG(EXTRACT(MILLISECONDS FROM 
                (event_data->>'duration')::interval)) as avg_ms,
            COUNT(*) as count
        FROM pggit.system_events
        WHERE event_type = 'tracking_complete'
          AND created_at > now() - interval '7 days'
        GROUP BY event_data->>'operation_type'
    )
    SELECT * FROM operation_stats
    ORDER BY avg_ms DESC;`);
  expect(rows.map(({ operation, count }) => `${operation} ${count}`).toSorted()).toEqual([
    "ALTER TABLE 1",
    "CREATE TABLE 1",
    "DROP TABLE 1",
  ]);
  for (const { avg_ms } of rows) expect(Number(avg_ms)).toBeGreaterThan(0);
});

test("the guide's query of recent events works as printed, and says who and what of each", async () => {
  const client = await busy();
  await client.query("select pggit.pause_tracking(); select pggit.resume_tracking()");
  const rows = await client.query<{ event_type: string; action: string; user: string }>(`
    SELECT 
        event_type,
        event_data->>'action' as action,
        event_data->>'user' as user,
        created_at
    FROM pggit.system_events
    WHERE created_at > now() - interval '1 hour'
    ORDER BY created_at DESC;`);
  expect(rows.map(({ event_type, action, user }) => `${event_type}: ${action}, ${user}`)).toEqual([
    "resume_tracking: tracking resumed, postgres",
    "pause_tracking: tracking paused, postgres",
    "tracking_complete: DROP TABLE, postgres",
    "tracking_complete: ALTER TABLE, postgres",
    "tracking_complete: CREATE TABLE, postgres",
  ]);
});
