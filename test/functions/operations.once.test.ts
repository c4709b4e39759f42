/** Operations over HTTP: what they take, what they answer, and how they end. */
import { connect, operations, type PggitError, scopesOf, type Sql } from "pggit";
import { afterEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { apiOver, callerWith, directEnvironments } from "./api.ts";

const db = useDatabase(installed);
const connections: Sql[] = [];
afterEach(async () => {
  await Promise.all(connections.splice(0).map((sql) => sql.close()));
});

async function database(): Promise<Sql> {
  const sql = await connect(db.url);
  connections.push(sql);
  return sql;
}

const api = (options: Parameters<typeof apiOver>[1] = {}) => apiOver({ shop: db.url }, options);
const at = "/v1/environments/shop";

test("nothing that takes a connection string or a file of the server is taken over HTTP", async () => {
  const { get, post } = api();
  for (const [path, parameter] of [
    ["export", "path=/tmp/x"],
    ["compare", "env1_name=main&env2_name=main&connection_string1=host%3Dx"],
  ]) {
    const { status, body } = await get(`${at}/${path}?${parameter}`);
    expect([status, body.code]).toEqual([400, "INVALID_ARGUMENT"]);
    expect(body["detail"]).toMatch(/Unrecognized key/);
  }
  const fetched = await post(`${at}/fetch`, { name: "far", connection_string: "host=x" });
  expect([fetched.status, fetched.body.code]).toEqual([404, "UNKNOWN_ROUTE"]);
});

test("SQL that a caller sends takes a scope of its own, and an API that is set to run any", async () => {
  const resolve = operations.find(({ name }) => name === "conflicts resolve");
  if (!resolve) throw new RangeError("conflicts resolve is gone");
  const sql = await database();
  await sql.script("create table users (id int)");
  const [row] = await sql.query<{ id: string }>(
    `select pggit.register_conflict('version', 'table', 'public.users',
      '{"current_version": "1.0.0", "incoming_version": "1.1.0"}')::text as id`,
  );
  const custom = {
    conflict_id: row?.id,
    resolution: "custom",
    custom_resolution: { sql: "alter table users add column by_hand int" },
  };
  expect(scopesOf(resolve, custom)).toEqual(["resolve", "resolve:sql"]);
  const path = `${at}/conflicts/resolve`;
  const without = { caller: callerWith({ scopes: ["resolve"] }) };
  const on = { config: { allow_resolve_sql: true } };

  for (const [options, reason] of [
    [{ ...without, ...on }, "resolve:sql"],
    [{}, "runs no SQL"],
  ] as const) {
    const refused = await api(options).post(path, custom);
    expect([refused.status, refused.body.code]).toEqual([403, "FORBIDDEN"]);
    expect(refused.body["detail"]).toContain(reason);
  }
  const query = new URLSearchParams({
    ...custom,
    conflict_id: row?.id ?? "",
    custom_resolution: "{}",
  });
  const preview = await api(without).get(`${at}/conflicts/preview?${query.toString()}`);
  expect(preview.body.code).toBe("FORBIDDEN");
  const trusting = {
    ...custom,
    resolution: "use_tracked",
    custom_resolution: '{"trust_code": true}',
  };
  expect((await api({ ...without, ...on }).post(path, trusting)).body.code).toBe("FORBIDDEN");

  const done = await api(on).post(path, custom);
  expect(done.body.rows).toEqual([{ resolve_conflict: "public.users: custom SQL ran" }]);
  expect(await sql.query("select by_hand from users")).toEqual([]);
});

test("what destroys says what it would do, unless told to do it", async () => {
  const sql = await database();
  await sql.script("create table users (id int); select pggit.fold(true)");
  await sql.script("alter table users add column email text; select pggit.fold(true)");
  const { post } = api();
  const restore = { object: "public.users", version: "1.0.0", allow_data_loss: true };
  const tried = await post(`${at}/history/restore`, restore);
  expect(tried.body).toMatchObject({ dry_run: true, rows: [{ lock: expect.any(String) }] });
  expect(await sql.query("select email from users")).toEqual([]);

  const done = await post(`${at}/history/restore`, { ...restore, dry_run: false });
  expect(done.body["dry_run"]).toBe(false);
  await expect(sql.query("select email from users")).rejects.toThrow(/email/);
  expect((await post(`${at}/history/purge`)).body).toMatchObject({
    dry_run: true,
    rows: [{ action: "would_delete" }, {}, {}],
  });
});

test("a change answers what the server warned of", async () => {
  const { body } = await api().post(`${at}/emergency/disable`, { duration: "2 hours" });
  expect(body["notices"]).toMatchObject([
    { severity: "WARNING", message: expect.stringContaining("pgGit EMERGENCY DISABLED until") },
  ]);
});

test("what PostgreSQL finds malformed is the caller's error", async () => {
  const { status, body } = await api().get(`${at}/history/log?since=soon`);
  expect([status, body.code]).toEqual([400, "INVALID_ARGUMENT"]);
  expect(body["detail"]).toContain("soon");
});

test("an answer is never longer than it may be, and a change that would answer more is not made", async () => {
  const { get, post } = api({ config: { limits: { answer_bytes: 60 } } });
  const read = await get(`${at}/status`);
  expect([read.status, read.body.code]).toEqual([502, "ANSWER_TOO_LARGE"]);
  const changed = await post(`${at}/milestone/create`, { name: "a".repeat(60) });
  expect(changed.body.code).toBe("ANSWER_TOO_LARGE");
  const sql = await database();
  expect(await sql.query("select from pggit.milestones")).toEqual([]);
});

test("a database that is down is a problem that names the environment and no host", async () => {
  const gone = "postgres://shop:secret-word@127.0.0.1:1/shop";
  const heard: string[] = [];
  const { get } = apiOver(
    { shop: gone },
    {
      environments: directEnvironments({ shop: gone }),
      report: (error: PggitError) => heard.push(error.message),
    },
  );
  const { status, body } = await get(`${at}/status`);
  expect([status, body.code, body["environment"]]).toEqual([503, "CONNECTION_REFUSED", "shop"]);
  expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|secret-word/);
  expect(heard.join()).toContain("127.0.0.1");
});

test("a call is on record whatever text it was made with, done or refused", async () => {
  const { post } = api();
  const reason = `${"x".repeat(199)}😀 and more`;
  const done = await post(`${at}/emergency/disable`, { duration: "1 hour", reason });
  const refused = await post(`${at}/emergency/disable`, { duration: "1 hour", reason: "a\u0000" });
  expect([done.status, refused.status]).toEqual([200, 400]);
  const sql = await database();
  const rows = await sql.query<{ said: unknown }>(
    `select jsonb_build_array(event_data -> 'outcome', event_data -> 'arguments' -> 'reason') as said
     from pggit.system_events where event_type = 'api_call' order by event_id`,
  );
  expect(rows.map(({ said }) => said)).toEqual([
    ["done", `${"x".repeat(199)}😀`],
    ["INVALID_ARGUMENT", "a\ufffd"],
  ]);
});

test("a text of a megabyte is refused, before it makes every list too long to be answered", async () => {
  const { get, post } = api();
  const long = "a".repeat(900_000);
  for (const [path, input, name] of [
    ["emergency/disable", { duration: "1 hour", reason: long }, "reason"],
    ["deployment/begin", { name: long }, "name"],
    ["verify", { checks: ["commit_trees", long] }, "checks"],
  ] as const) {
    const { status, body } = await post(`${at}/${path}`, input);
    expect([status, body.code]).toEqual([400, "INVALID_ARGUMENT"]);
    expect(body["detail"]).toBe(`Not valid: ${name}: is longer than 2000 characters.`);
  }
  const definition = await post(`${at}/conflicts/register`, {
    conflict_type: "version",
    object_type: "view",
    object_identifier: "public.v",
    conflict_data: { note: "x".repeat(5_000) },
  });
  expect(definition.body["detail"] ?? "").not.toContain("2000 characters");
  expect((await post(`${at}/deployment/begin`, { name: "a".repeat(2_000) })).status).toBe(200);
  expect((await get(`${at}/history/log`)).status).toBe(200);
});
