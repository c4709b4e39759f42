/** status(): the guide's rows, right whatever the state, and never an error. */
import type { Sql } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);
const connectTo = useConnections();
const connection = () => connectTo(db.url);

interface Row {
  readonly component: string;
  readonly status: string;
  readonly details: string;
}

const rows = (sql: Sql) => sql.query<Row>("select * from pggit.status()");

async function row(sql: Sql, component: string): Promise<Omit<Row, "component"> | undefined> {
  const found = (await rows(sql)).find((each) => each.component === component);
  return found && { status: found.status, details: found.details };
}

test("the guide's components come first, in its order and words", async () => {
  const sql = await connection();
  await sql.script("create table users (id int); create table orders (id int)");
  expect((await rows(sql)).slice(0, 4)).toEqual([
    { component: "Tracking", status: "enabled", details: "2 triggers active" },
    { component: "Deployment Mode", status: "inactive", details: "No active deployment" },
    {
      component: "Storage",
      status: "ok",
      details: expect.stringMatching(/^Using \d+ [kMG]B across 3 objects$/),
    },
    { component: "Recent Activity", status: "info", details: "3 changes in last hour" },
  ]);
});

test("storage is measured, not guessed", async () => {
  const sql = await connection();
  const measured = async () => {
    const [one] = await sql.query<{ size: string }>(
      `select pg_size_pretty(sum(pg_total_relation_size(oid))) as size from pg_class
       where relnamespace = 'pggit'::regnamespace and relkind = 'r'`,
    );
    return { status: "ok", details: `Using ${one?.size} across 1 object` };
  };
  const before = await measured();
  expect(await row(sql, "Storage")).toEqual(before);
  await sql.script(
    "insert into pggit.system_events (event_type) select 'x' from generate_series(1, 5000)",
  );
  expect(await row(sql, "Storage")).toEqual(await measured());
  expect(await measured()).not.toEqual(before);
});

test("what happened more than an hour ago is not recent", async () => {
  const sql = await connection();
  await sql.script("update pggit.versions set created_at = now() - interval '61 minutes'");
  expect(await row(sql, "Recent Activity")).toEqual({
    status: "info",
    details: "0 changes in last hour",
  });
});

test.each([
  [
    "disable",
    "disabled",
    /^Disabled until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC by postgres: on fire$/,
  ],
  ["pause", "paused", /^Paused until .* by postgres: on fire$/],
  ["breaker", "disabled", /^Off after repeated failures until .*: on fire$/],
])("a %s says until when, by whom and why, and ends by itself", async (kind, status, details) => {
  const sql = await connection();
  await sql.query(
    "insert into pggit.tracking_stops (kind, reason, ends_at) values ($1, 'on fire', now() + interval '1 hour')",
    [kind],
  );
  expect(await row(sql, "Tracking")).toEqual({ status, details: expect.stringMatching(details) });
  await sql.script("update pggit.tracking_stops set ends_at = now() - interval '1 second'");
  expect(await row(sql, "Tracking")).toEqual({ status: "enabled", details: "2 triggers active" });
});

test("triggers that are disabled or gone are not counted as active", async () => {
  const sql = await connection();
  await sql.script("alter event trigger pggit_capture_drop disable");
  expect(await row(sql, "Tracking")).toEqual({
    status: "enabled",
    details: "Only 1 of 2 triggers active",
  });
  await sql.script("alter event trigger pggit_capture_ddl disable");
  expect(await row(sql, "Tracking")).toEqual({
    status: "disabled",
    details: "None of 2 triggers active",
  });
  await sql.script("drop event trigger pggit_capture_ddl; drop event trigger pggit_capture_drop");
  expect(await row(sql, "Tracking")).toMatchObject({ status: "unavailable" });
});

test("a change that another session is about to fold is told as waiting", async () => {
  const [sql, other] = [await connection(), await connection()];
  await sql.script("create table users (id int)");
  await other.transaction(async (transaction) => {
    await transaction.query("select pg_advisory_xact_lock(hashtext('pggit.fold'))");
    expect(await row(sql, "History")).toEqual({
      status: "pending",
      details: expect.stringMatching(
        /^Branch main at commit [0-9a-f]{7} of .*, 1 captured and not yet folded$/,
      ),
    });
  });
  expect(await row(sql, "History")).toMatchObject({ status: "ok" });
});

test("failures of the last day are counted, and the last one told", async () => {
  const sql = await connection();
  await sql.script(
    `insert into pggit.system_events (event_type, event_data, created_at) values
     ('capture_failed', '{"error": "too old"}', now() - interval '2 days'),
     ('capture_failed', '{"error": "first"}', now()), ('capture_failed', '{"error": "second"}', now())`,
  );
  expect(await row(sql, "Failures")).toEqual({
    status: "warning",
    details: expect.stringMatching(/^2 failures in last day, the last at .*: second$/),
  });
});

test("objects of kinds that are not followed are counted and named", async () => {
  const sql = await connection();
  await sql.script(
    "create table t (); create table u (); update pg_class set relkind = 'g' where relname in ('t', 'u') and oid >= 16384",
  );
  expect(await row(sql, "Coverage")).toEqual({
    status: "warning",
    details: "2 objects are not followed: relation of kind g public.t, relation of kind g public.u",
  });
});

test("when history was last verified and purged is told, with what came of it", async () => {
  const sql = await connection();
  expect(await row(sql, "Last Verify")).toEqual({ status: "info", details: "None on record" });
  await sql.script(
    `insert into pggit.system_events (event_type, event_data, created_at) values
     ('api_call', '{"operation": "verify", "outcome": "done", "caller": "key:ci"}', now() - interval '2 days'),
     ('job_succeeded', '{"kind": "verify", "caller": "schedule:verify",
       "result": [{"status": "error"}, {"status": "ok"}, {"status": "warning"}]}', now() - interval '1 day'),
     ('api_call', '{"operation": "status", "outcome": "done", "caller": "key:ci"}', now())`,
  );
  expect(await row(sql, "Last Verify")).toEqual({
    status: "warning",
    details: expect.stringMatching(/^At .* by schedule:verify, 2 kinds of fault found$/),
  });
  expect(await row(sql, "Last Purge")).toEqual({ status: "info", details: "None on record" });
  await sql.script(
    "insert into pggit.system_events (event_type, event_data) values ('history_purged', '{\"user\": \"alice\"}')",
  );
  expect(await row(sql, "Last Purge")).toEqual({
    status: "ok",
    details: expect.stringMatching(/^At .* by alice$/),
  });
});

test("versions of pgGit and of the server are told", async () => {
  const sql = await connection();
  expect(await row(sql, "Versions")).toEqual({
    status: "info",
    details: expect.stringMatching(
      /^pgGit \d+\.\d+\.\d+ since \d{4}-\d\d-\d\d, PostgreSQL \d+\.\d+/,
    ),
  });
});

test.each(["tracking_stops", "objects", "versions", "branches", "ddl_log", "system_events"])(
  "answers all the same when %s is gone",
  async (table) => {
    const sql = await connection();
    await sql.script(
      `set session_replication_role = replica; drop table pggit.${table} cascade; reset session_replication_role`,
    );
    const found = await rows(sql);
    expect(found).toHaveLength(10);
    expect(found.filter(({ status }) => status === "error")).not.toEqual([]);
    expect(found).toContainEqual(
      expect.objectContaining({ component: "Deployment Mode", status: "inactive" }),
    );
  },
);

test("a reader may ask, also in a read-only transaction", async () => {
  const reader = await connectTo((await db.role({ memberOf: ["pggit_reader"] })).url);
  const found = await reader.transaction((transaction) => rows(transaction), { readOnly: true });
  expect(found.map(({ status }) => status)).not.toContain("error");
});
