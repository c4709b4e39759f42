/** Calls about jobs are calls as others are: made once under their key, and on record. */
import { connect, type Sql } from "pggit";
import { type Config, createJobs } from "pggit-functions";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { type Api, apiOver, callerWith, directEnvironments } from "./api.ts";

const db = useDatabase(installed);
const at = "/v1/environments/shop";
let sql: Sql;
beforeEach(async () => {
  sql = await connect(db.url);
});
afterEach(() => sql.close());

function api(caller = callerWith(), limits: Partial<Config["limits"]> = {}): Api {
  const environments = directEnvironments({ shop: db.url });
  const hand = () => Promise.resolve();
  const jobs = createJobs({ environments, hand, onUnhanded: () => undefined });
  return apiOver({ shop: db.url }, { caller, environments, jobs, config: { limits } });
}

const key = (value: string) => ({ headers: { "idempotency-key": value } });
const verify = { kind: "verify", input: {} };

async function recorded(): Promise<unknown[]> {
  const rows = await sql.query<{ said: unknown }>(
    `select jsonb_build_array(event_type, event_data -> 'operation', event_data -> 'outcome', event_data -> 'arguments') as said
     from pggit.system_events where event_type in ('api_call', 'api_read') order by event_id`,
  );
  return rows.map(({ said }) => said);
}

test("a job is begun once under its key, and the call again is told how far it is", async () => {
  const { post } = api();
  const first = await post(`${at}/jobs`, verify, key("nightly"));
  expect(first.status).toBe(202);
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  await sql.query("select pggit.cancel_job(job_id) from pggit.jobs");
  const again = await post(`${at}/jobs`, { input: {}, kind: "verify" }, key("nightly"));
  expect(again.status).toBe(202);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
  expect(again.body).toMatchObject({ job_id: first.body["job_id"], state: "cancelled" });
  expect(await sql.query("select from pggit.jobs")).toHaveLength(1);
});

test("another job, and any other call, under the key of a job is refused", async () => {
  const { post } = api();
  await post(`${at}/jobs`, verify, key("nightly"));
  for (const [path, body] of [
    ["jobs", { kind: "verify", input: { verbose: true } }],
    ["jobs", { kind: "purge" }],
    ["milestone/create", { name: "v1" }],
  ] as const) {
    const other = await post(`${at}/${path}`, body, key("nightly"));
    expect([other.status, other.body.code]).toEqual([409, "IDEMPOTENCY_CONFLICT"]);
  }
  expect(await sql.query("select from pggit.jobs")).toHaveLength(1);
  expect((await post(`${at}/jobs`, verify, key("x".repeat(256)))).body.code).toBe(
    "INVALID_ARGUMENT",
  );
});

test("of ten at once under one key one begins the job", async () => {
  const { post } = api();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => post(`${at}/jobs`, verify, key("at once"))),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
  expect(new Set(answers.map(({ body }) => body["job_id"])).size).toBe(1);
  const replayed = answers.filter(({ headers }) => headers.get("idempotency-replayed") === "true");
  expect(replayed).toHaveLength(9);
});

test("each call about jobs is on record, what was refused and what was replayed, too", async () => {
  const { get, post } = api();
  const begun = await post(`${at}/jobs`, { kind: "verify", input: { verbose: true } }, key("one"));
  await post(`${at}/jobs`, { kind: "verify", input: { verbose: true } }, key("one"));
  const job = String(begun.body["job_id"]);
  await get(`${at}/jobs`);
  await get(`${at}/jobs/${job}`);
  await post(`${at}/jobs/${job}/cancel`);
  await get(`${at}/jobs/${crypto.randomUUID()}`);
  await api(callerWith({ scopes: ["read"] })).post(`${at}/jobs`, { kind: "purge" });
  expect(await recorded()).toEqual([
    ["api_call", "job begin", "done", { kind: "verify", verbose: true }],
    ["api_call", "job begin", "replayed", { kind: "verify", verbose: true }],
    ["api_read", "job list", "done", null],
    ["api_read", "job show", "done", null],
    ["api_call", "job cancel", "done", { job_id: job }],
    ["api_call", "job show", "UNKNOWN_JOB", null],
    ["api_call", "job begin", "FORBIDDEN", { kind: "purge" }],
  ]);
});

test("a job whose call failed has not begun, and its key is free", async () => {
  const { post } = api();
  await sql.script("alter table pggit.idempotency_keys add check (answer is null) not valid");
  const failed = await post(`${at}/jobs`, verify, key("one"));
  expect(failed.status).toBe(500);
  expect(await sql.query("select from pggit.jobs")).toEqual([]);
  await sql.script(
    "alter table pggit.idempotency_keys drop constraint idempotency_keys_answer_check",
  );
  expect((await post(`${at}/jobs`, verify, key("one"))).status).toBe(202);
});

test("a database without pgGit says that", async () => {
  await sql.script("drop schema pggit cascade");
  const { get, post } = api();
  for (const { status, body } of [await get(`${at}/jobs`), await post(`${at}/jobs`, verify)]) {
    expect([status, body.code]).toEqual([409, "NOT_INSTALLED"]);
  }
});

test("a fetch of an environment that there is not begins no job", async () => {
  const { status, body } = await api().post(`${at}/jobs`, {
    kind: "fetch",
    input: { name: "gone" },
  });
  expect([status, body.code]).toEqual([404, "UNKNOWN_ENVIRONMENT"]);
  expect(body["detail"]).toBe("There is no environment gone.");
  expect(await sql.query("select from pggit.jobs")).toEqual([]);
});

test("a text in a job's input that no database can keep is the caller's mistake, and on record", async () => {
  const { post } = api();
  for (const check of ["a\u0000", "a\ud83d"]) {
    const { status, body } = await post(`${at}/jobs`, {
      kind: "verify",
      input: { checks: [check] },
    });
    expect([status, body.code]).toEqual([400, "INVALID_ARGUMENT"]);
    expect(body["detail"]).toContain("checks");
  }
  const said = [
    "api_call",
    "job begin",
    "INVALID_ARGUMENT",
    { kind: "verify", checks: ["a\ufffd"] },
  ];
  expect(await recorded()).toEqual([said, said]);
});

test("a typing mistake in a job's input is refused and not dropped, and its kind stands in the record", async () => {
  const { post } = api();
  for (const [kind, input, name] of [
    ["purge", { older_then: "10 years", dry_run: false }, "older_then"],
    ["verify", { check: ["blob_integrity"] }, "check"],
    ["compare", { env1: "shop", env2: "shop", schema: ["a"] }, "schema"],
    ["fetch", { name: "shop", kind: "verify" }, "kind"],
  ] as const) {
    const { status, body } = await post(`${at}/jobs`, { kind, input });
    expect([status, body.code]).toEqual([400, "INVALID_ARGUMENT"]);
    expect(body["detail"]).toContain(`Unrecognized key: "${name}"`);
  }
  expect(await sql.query("select from pggit.jobs")).toEqual([]);
  const kinds = await sql.query(
    "select event_data -> 'arguments' ->> 'kind' as kind from pggit.system_events where event_type = 'api_call' order by event_id",
  );
  expect(kinds.map(({ kind }: { kind?: string }) => kind)).toEqual([
    "purge",
    "verify",
    "compare",
    "fetch",
  ]);
});

test("an input of 60,000 names begins no job that nobody could list", async () => {
  const { get, post } = api();
  const checks = Array.from({ length: 60_000 }, (_, n) => `check_${n}`);
  const long = await post(`${at}/jobs`, { kind: "verify", input: { checks } });
  expect([long.status, long.body.code]).toEqual([400, "INVALID_ARGUMENT"]);
  expect(long.body["detail"]).toBe("Not valid: input: is longer than 16384 bytes as JSON.");
  expect((await get(`${at}/jobs`)).body.rows).toEqual([]);
});

test("an answer about jobs is never longer than it may be", async () => {
  const { body } = await api().post(`${at}/jobs`, verify);
  const small = api(callerWith(), { answer_bytes: 100 });
  for (const answered of [
    await small.get(`${at}/jobs`),
    await small.get(`${at}/jobs/${String(body["job_id"])}`),
  ]) {
    expect([answered.status, answered.body.code]).toEqual([502, "ANSWER_TOO_LARGE"]);
  }
});

test("a job is cancelled by its path alone, and once under its key", async () => {
  const { post } = api();
  const job = String((await post(`${at}/jobs`, verify)).body["job_id"]);
  const other = String((await post(`${at}/jobs`, verify)).body["job_id"]);
  for (const body of [{ reason: "a mistake" }, "null", "[]"]) {
    const { status, body: refused } = await post(`${at}/jobs/${job}/cancel`, body);
    expect([status, refused.code]).toEqual([400, "INVALID_ARGUMENT"]);
  }
  const cancel = (id: string) => post(`${at}/jobs/${id}/cancel`, {}, key("stop"));
  const [first, again, conflict] = [await cancel(job), await cancel(job), await cancel(other)];
  expect([first.status, first.headers.get("idempotency-replayed")]).toEqual([200, null]);
  expect(first.body).toMatchObject({ job_id: job, state: "cancelled" });
  expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
  expect(again.body).toEqual(first.body);
  expect([conflict.status, conflict.body.code]).toEqual([409, "IDEMPOTENCY_CONFLICT"]);
  expect((await recorded()).slice(-3)).toEqual([
    ["api_call", "job cancel", "done", { job_id: job }],
    ["api_call", "job cancel", "replayed", { job_id: job }],
    ["api_call", "job cancel", "IDEMPOTENCY_CONFLICT", { job_id: other }],
  ]);
});
