/** What each call leaves behind: an answer under its key, and an event. */
import { connect, type Sql } from "pggit";
import { afterEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { apiOver, callerWith } from "./api.ts";

const db = useDatabase(installed);
const connections: Sql[] = [];
afterEach(async () => {
  await Promise.all(connections.splice(0).map((sql) => sql.close()));
});

async function database(url = db.url): Promise<Sql> {
  const sql = await connect(url);
  connections.push(sql);
  return sql;
}

type Options = Parameters<typeof apiOver>[1];
const api = (options: Options = {}) => apiOver({ shop: db.url }, options);
const at = "/v1/environments/shop";
const key = (value: string) => ({ headers: { "idempotency-key": value } });

async function milestones(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ name: string }>("select name from pggit.milestones order by name");
  return rows.map(({ name }) => name);
}

interface Event {
  readonly event_type: string;
  readonly event_data: Record<string, unknown>;
}

async function events(sql: Sql): Promise<Event[]> {
  return sql.query(
    `select event_type, event_data from pggit.system_events
     where event_type in ('api_call', 'api_read') order by event_id`,
  );
}

test("the same change under the same key is made once, and answers what it answered", async () => {
  const { post } = api();
  const path = `${at}/milestone/create`;
  const first = await post(path, { name: "v1" }, key("one"));
  expect(first.status).toBe(200);
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  // another order of members, and a default said: the same request
  const again = await post(path, { message: null, name: "v1" }, key("one"));
  expect([again.status, again.body]).toEqual([200, first.body]);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect((await post(path, { name: "v1" })).body.code).toBe("MILESTONE_EXISTS");
});

test("another request under a key is refused, and other callers have keys of their own", async () => {
  const sql = await database();
  const path = `${at}/milestone/create`;
  await api().post(path, { name: "v1" }, key("one"));
  const other = await api().post(path, { name: "v2" }, key("one"));
  expect([other.status, other.body.code]).toEqual([409, "IDEMPOTENCY_CONFLICT"]);
  const elsewhere = await api().post(`${at}/milestone/delete`, { name: "v1" }, key("one"));
  expect(elsewhere.body.code).toBe("IDEMPOTENCY_CONFLICT");
  expect(await milestones(sql)).toEqual(["v1"]);

  const somebody = api({ caller: callerWith({ name: "key:other" }) });
  expect((await somebody.post(path, { name: "v2" }, key("one"))).status).toBe(200);
  expect(await milestones(sql)).toEqual(["v1", "v2"]);
});

test("two at once run once: the second waits, and answers what the first did", async () => {
  const sql = await database();
  const { post } = api();
  const open = { name: "release" };
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => post(`${at}/deployment/begin`, open, key("at once"))),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  const replayed = answers.filter(({ headers }) => headers.get("idempotency-replayed") === "true");
  expect(replayed).toHaveLength(5);
  expect(await sql.query("select from pggit.deployments")).toHaveLength(1);
});

test("a change that failed leaves its key free, and nothing half done", async () => {
  const sql = await database();
  const { post } = api();
  const path = `${at}/deployment/end`;
  expect((await post(path, {}, key("end"))).body.code).toBe("NO_DEPLOYMENT");
  expect(await sql.query("select from pggit.idempotency_keys")).toEqual([]);
  await post(`${at}/deployment/begin`, { name: "release" });
  expect((await post(path, {}, key("end"))).status).toBe(200);
});

test.each([
  ["gone", "drop table pggit.idempotency_keys"],
  ["locked", ""],
])(
  "an emergency call is made also where the table of keys is %s; others are not",
  async (_, damage) => {
    const [sql, holder] = [await database(), await database()];
    if (damage) await sql.script(damage);
    else await holder.script("begin; lock table pggit.idempotency_keys");
    const { post } = api({ config: { limits: { timeout_ms: 5_000 } } });
    const disabled = await post(`${at}/emergency/disable`, {}, key("urgent"));
    expect(disabled.status, JSON.stringify(disabled.body)).toBe(200);
    expect(await sql.query("select from pggit.tracking_stops")).toHaveLength(1);
    const other = await post(`${at}/milestone/create`, { name: "v1" }, key("not urgent"));
    expect(other.status).toBeGreaterThanOrEqual(500);
    if (!damage) await holder.script("rollback");
    expect(await milestones(sql)).toEqual([]);
  },
);

test("no role answers under the keys of another, nor writes them by itself", async () => {
  const role = await db.role({ memberOf: ["pggit_operator"] });
  const sql = await database(role.url);
  await sql.transaction(async (transaction) => {
    await transaction.query("select pggit.claim_call('key:test', 'one', '\\x00')");
    await transaction.query(`select pggit.keep_answer('key:test', 'one', '{"rows": ["false"]}')`);
  });
  const made = await api().post(`${at}/milestone/create`, { name: "v1" }, key("one"));
  expect(made.body.rows).toEqual([{ create_milestone: expect.any(String) }]);
  await expect(sql.query("delete from pggit.idempotency_keys")).rejects.toMatchObject({
    code: "MISSING_PRIVILEGE",
  });
  const keep = `select pggit.keep_answer('key:test', 'one', '{"rows": ["late"]}')`;
  await sql.query(keep);
  const kept = await sql.query<{ answer: unknown }>(
    "select answer from pggit.idempotency_keys where role_name = session_user",
  );
  expect(kept).toEqual([{ answer: { rows: ["false"] } }]);
});

test("keys go with a purge once they are old, and not before", async () => {
  const sql = await database();
  const { post } = api();
  await post(`${at}/milestone/create`, { name: "v1" }, key("old"));
  await post(`${at}/milestone/create`, { name: "v2" }, key("new"));
  await sql.query(
    "update pggit.idempotency_keys set created_at = now() - interval '8 days' where idempotency_key = 'old'",
  );
  const tried = await post(`${at}/history/purge`);
  const gone = { object_type: "idempotency_keys", count: 1 };
  expect(tried.body.rows).toContainEqual(expect.objectContaining(gone));
  const purged = await post(`${at}/history/purge`, { dry_run: false });
  expect(purged.body.rows).toContainEqual(expect.objectContaining({ ...gone, action: "deleted" }));
  const left = await sql.query("select idempotency_key from pggit.idempotency_keys");
  expect(left).toEqual([{ idempotency_key: "new" }]);
});

test("each call is on record: who, what, how it ended, from where", async () => {
  const sql = await database();
  const { get, post } = api({
    getConnInfo: () => ({ remote: { address: "192.0.2.7" } }),
    caller: callerWith({ name: "github:acme/shop@refs/heads/main", scopes: ["read", "operate"] }),
  });
  const id = { headers: { "x-request-id": "from-the-test" } };
  await get(`${at}/status`, id);
  await post(`${at}/milestone/create`, { name: "v1", message: "first" }, id);
  await post(`${at}/milestone/create`, { name: "v1" }, id);
  await post(`${at}/history/purge`, {}, id);
  await post(`${at}/milestone/create`, { named: "v2" }, id);
  const found = await events(sql);
  expect(
    found.map(({ event_type, event_data }) => [
      event_type,
      event_data["operation"],
      event_data["outcome"],
      event_data["arguments"],
    ]),
  ).toEqual([
    ["api_read", "status", "done", undefined],
    ["api_call", "milestone create", "done", { name: "v1", message: "first" }],
    ["api_call", "milestone create", "MILESTONE_EXISTS", { name: "v1" }],
    ["api_call", "history purge", "FORBIDDEN", undefined],
    ["api_call", "milestone create", "INVALID_ARGUMENT", undefined],
  ]);
  for (const { event_data } of found) {
    expect(event_data).toMatchObject({
      caller: "github:acme/shop@refs/heads/main",
      request_id: "from-the-test",
      client_address: "192.0.2.7",
      duration_ms: expect.any(Number),
      user: "postgres",
    });
  }
});

test("a change that was replayed is on record as that, and not as done again", async () => {
  const sql = await database();
  const { post } = api();
  for (let count = 0; count < 2; count += 1) {
    await post(`${at}/milestone/create`, { name: "v1" }, key("one"));
  }
  const outcomes = (await events(sql)).map(({ event_data }) => event_data["outcome"]);
  expect(outcomes).toEqual(["done", "replayed"]);
});

test("where transactions get in each other's way nothing is done, and the call is worth making again", async () => {
  const sql = await database();
  const { post } = api();
  const path = `${at}/milestone/create`;
  await sql.script(`create function trip() returns trigger language plpgsql as
    $$begin raise exception 'could not serialize access' using errcode = '40001'; end$$;
    create trigger trip before insert on pggit.milestones for each row execute function trip()`);
  const answer = await post(path, { name: "v1" }, key("one"));
  expect([answer.status, answer.body.code]).toEqual([503, "DATABASE_BUSY"]);
  expect(answer.headers.get("retry-after")).toBe("1");
  await sql.script("drop trigger trip on pggit.milestones");
  expect((await post(path, { name: "v1" }, key("one"))).status).toBe(200);
});

test("no SQL and no definition that a caller sent is on record", async () => {
  const sql = await database();
  await sql.script("create table users (id int)");
  await api().post(`${at}/conflicts/register`, {
    conflict_type: "merge",
    object_type: "table",
    object_identifier: "public.users",
    conflict_data: { incoming_definition: "create table users (id int, hidden_word text)" },
  });
  const [event] = await events(sql);
  expect(event?.event_data["arguments"]).toEqual({
    conflict_type: "merge",
    object_type: "table",
    object_identifier: "public.users",
  });
  expect(JSON.stringify(await events(sql))).not.toContain("hidden_word");
});

test.each([
  ["has lost its table", "drop table pggit.system_events cascade"],
  ["is of a version without it", "drop function pggit.record_call"],
  [
    "refuses the row",
    "alter table pggit.system_events add check (event_type not like 'api%') not valid",
  ],
])("a call is answered all the same where the record %s", async (_, damage) => {
  const sql = await database();
  await sql.script(damage);
  const lost: string[] = [];
  const { get, post } = api({ report: (error) => lost.push(error.message) });
  expect((await get(`${at}/branch/list`)).status).toBe(200);
  expect((await post(`${at}/milestone/create`, { name: "v1" })).status).toBe(200);
  expect(await milestones(sql)).toEqual(["v1"]);
  expect(lost).toHaveLength(2);
});

test("a table that somebody locks holds no call up for long", async () => {
  const [sql, holder] = [await database(), await database()];
  await holder.script("begin; lock table pggit.system_events");
  const { get } = api();
  expect((await get(`${at}/branch/list`)).status).toBe(200);
  await holder.script("rollback");
  expect(await events(sql)).toEqual([]);
});

test("a database that is read only is read, and says that it cannot be changed", async () => {
  const sql = await database();
  await sql.script(`alter database ${db.name} set default_transaction_read_only = on`);
  const { get, post } = api();
  expect((await get(`${at}/branch/list`)).status).toBe(200);
  const changed = await post(`${at}/milestone/create`, { name: "v1" }, key("one"));
  expect([changed.status, changed.body.code]).toEqual([409, "SERVER_READ_ONLY"]);
});

test("what was only read is kept as long as measurements, what was changed as long as the audit", async () => {
  const sql = await database();
  const { get, post } = api();
  await get(`${at}/status`);
  await post(`${at}/milestone/create`, { name: "v1" });
  await sql.query("update pggit.system_events set created_at = now() - interval '4 months'");
  await post(`${at}/history/purge`, { dry_run: false });
  const left = (await events(sql)).map(({ event_data }) => event_data["operation"]);
  expect(left).toEqual(["milestone create", "history purge"]);
});
