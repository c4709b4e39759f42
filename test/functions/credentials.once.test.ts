/** What becomes of a credential: a token that is used up, jobs that it begins, and that nothing keeps it. */
import { connect, type Sql } from "pggit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { allScopes } from "./api.ts";
import { type Deployed, deployed, token } from "./deployed.ts";

const db = useDatabase(installed, { each: "file" });

let sql: Sql;
let api: Deployed;
beforeAll(async () => {
  sql = await connect(db.url);
  api = await deployed(sql);
});
afterAll(() => sql.close());

interface Sent {
  readonly credential: string;
  readonly input: object;
  readonly key?: string;
}

async function post(path: string, { credential, input, key }: Sent) {
  const response = await api.app.request(`/v1/environments/shop/${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${credential}`,
      ...(key !== undefined && { "idempotency-key": key }),
    },
    body: JSON.stringify(input),
  });
  const { code } = (await response.json()) as { code?: string };
  return [response.status, code];
}

async function get(path: string, credential: string): Promise<number> {
  const headers = { authorization: `Bearer ${credential}` };
  return (await api.app.request(`/v1/environments/shop/${path}`, { headers })).status;
}

async function milestones(): Promise<string[]> {
  const rows = await sql.query<{ name: string }>("select name from pggit.milestones order by name");
  return rows.map(({ name }) => name);
}

test("a token changes something once; it may read, and repeat its call under its key", async () => {
  const jti = crypto.randomUUID();
  const [credential, sameToken] = [await token({ jti }), await token({ jti, expires: "4m" })];
  const create = (name: string, more: Partial<Sent> = {}) =>
    post("milestone/create", { credential, input: { name }, ...more });
  expect(await create("")).toEqual([400, "INVALID_ARGUMENT"]);
  expect(await create("v1", { key: "first" })).toEqual([200, undefined]);
  expect(await create("v2")).toEqual([401, "UNAUTHENTICATED"]);
  expect(await create("v2", { credential: sameToken })).toEqual([401, "UNAUTHENTICATED"]);
  expect(await create("v2", { key: "second" })).toEqual([401, "UNAUTHENTICATED"]);
  expect(await create("v1", { key: "first" })).toEqual([200, undefined]);
  expect(await milestones()).toEqual(["v1"]);
  expect(await get("status", credential)).toBe(200);
  expect(await create("v2", { credential: await token() })).toEqual([200, undefined]);
  expect(await milestones()).toEqual(["v1", "v2"]);
});

test("a job is begun once with a token; the same call again finds it", async () => {
  const credential = await token();
  const begin = (kind: string, key?: string) =>
    post("jobs", { credential, input: { kind }, ...(key !== undefined && { key }) });
  expect(await begin("verify", "nightly")).toEqual([202, undefined]);
  expect(await begin("verify", "nightly")).toEqual([202, undefined]);
  expect(await begin("verify")).toEqual([401, "UNAUTHENTICATED"]);
  const rows = await sql.query<{ job_id: string }>("select job_id from pggit.jobs");
  expect(rows).toHaveLength(1);
  const cancel = async (who: string) =>
    post(`jobs/${rows[0]?.job_id}/cancel`, { credential: who, input: {} });
  expect(await cancel(credential)).toEqual([401, "UNAUTHENTICATED"]);
  const states = await sql.query<{ state: string }>("select state from pggit.jobs");
  expect(states).toEqual([{ state: "waiting" }]);
  expect(await cancel(await token())).toEqual([200, undefined]);
});

test.each([
  ["purge", {}, ["read", "purge"]],
  ["verify", {}, ["read"]],
  ["verify", { fix_issues: true }, ["read", "operate"]],
  ["compare", { env1: "shop", env2: "till" }, ["read"]],
  ["fetch", { name: "shop" }, ["read", "operate"]],
] as const)("a job takes the scopes of what it does: %s %j", async (kind, input, takes) => {
  for (const scope of allScopes) {
    const credential = api.allBut.get(scope) ?? "";
    const [status, code] = await post("jobs", { credential, input: { kind, input } });
    if (takes.some((taken) => taken === scope))
      expect([status, code], scope).toEqual([403, "FORBIDDEN"]);
    // These callers have shop alone.
    else expect(status, scope).toBe(kind === "compare" ? 404 : 202);
  }
});

test("what only says what it would do leaves a token good", async () => {
  const credential = await token();
  for (const _ of [1, 2]) {
    expect(await post("history/purge", { credential, input: {} })).toEqual([200, undefined]);
  }
  const purge = () => post("history/purge", { credential, input: { dry_run: false } });
  expect(await purge()).toEqual([200, undefined]);
  expect(await purge()).toEqual([401, "UNAUTHENTICATED"]);
});

test("no credential is kept in the database, whatever came of its call", async () => {
  const secret = await token();
  const tables = ["system_events", "idempotency_keys", "used_tokens", "jobs"];
  const input = { name: "v3" };
  expect(await post("milestone/create", { credential: secret, input, key: "leak" })).toEqual([
    200,
    undefined,
  ]);
  await post("emergency/disable", { credential: secret, input: {} });
  await post("emergency/disable", { credential: api.only.get("read") ?? "", input: {} });
  let kept = "";
  for (const table of tables) {
    const rows = await sql.query<{ row: string }>(`select t::text as row from pggit.${table} as t`);
    kept += rows.map(({ row }) => row).join("\n");
  }
  // Who called is kept; of what with, nothing.
  expect(kept.includes("github:1001@refs/heads/main")).toBe(true);
  expect(kept.includes("key:only-read")).toBe(true);
  const keys = [...api.only.values(), ...api.allBut.values(), api.expired, api.unknown];
  const secrets = [...secret.split("."), ...keys.map((key) => key.slice(-49))];
  expect(secrets.filter((part) => kept.includes(part))).toEqual([]);
});
