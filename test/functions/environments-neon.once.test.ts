import { setTimeout as sleep } from "node:timers/promises";
import { createEnvironments, EnvironmentConfig, type Environments } from "pggit-functions";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { neonUrl } from "../connect/drivers.ts";
import { withClient } from "../servers/client.ts";
import { serverUrl } from "../servers/databases.ts";
import { type NeonProxy, startNeonProxy } from "../servers/neon-proxy.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase();
let proxy: NeonProxy;
const opened: Environments[] = [];

beforeAll(async () => {
  proxy = await startNeonProxy(inject("postgres"));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  Object.assign(proxy.traffic, { requests: 0, sockets: 0 });
});
afterAll(() => proxy.close());

function environments(target: string, readSecret?: () => Promise<string>): Environments {
  const neon = {
    fetch_endpoint: proxy.fetchEndpoint,
    ws_proxy: proxy.wsProxy,
    secure_websocket: false,
  };
  const made = createEnvironments(
    { production: EnvironmentConfig.parse({ target, neon }) },
    { variables: {}, ...(readSecret && { readSecret }) },
  );
  opened.push(made);
  return made;
}

function running(): Promise<{ query: string }[]> {
  return withClient(serverUrl(), (server) =>
    server.query("select pid, query from pg_stat_activity where datname = $1", [db.name]),
  );
}

test("a statement is one request over HTTP, with the call's limit", async () => {
  const made = environments(neonUrl(db.url));
  const rows = await made.use(
    "production",
    (sql) => sql.query("select $1::int as n, current_setting('statement_timeout') as t", [7]),
    { timeoutMs: 5_000 },
  );
  expect(rows).toMatchObject([{ n: 7, t: expect.stringMatching(/^4[5-9]\d\dms$|^5s$/) }]);
  expect(proxy.traffic).toEqual({ requests: 1, sockets: 0 });
});

test("a transaction is a WebSocket that ends with its call, and several statements in order", async () => {
  const made = environments(neonUrl(db.url));
  await made.use(
    "production",
    (sql) =>
      sql.transaction(async (inner) => {
        await inner.query("create table public.t (id int)");
        await inner.query("insert into public.t values (1)");
      }),
    { timeoutMs: 5_000 },
  );
  expect(proxy.traffic).toEqual({ requests: 0, sockets: 1 });
  const batch = await made.use("production", (sql) =>
    sql.batch([
      { text: "insert into public.t values ($1)", parameters: [2] },
      { text: "table public.t" },
    ]),
  );
  expect(batch).toEqual([[], [{ id: 1 }, { id: 2 }]]);
  await expect.poll(running).toEqual([]);
});

test.each([
  ["over HTTP", false],
  ["over a WebSocket", true],
])("a call that takes too long is cancelled on the server, %s", async (_, inTransaction) => {
  const made = environments(neonUrl(db.url));
  const call = made.use(
    "production",
    (sql) =>
      inTransaction
        ? sql.transaction((inner) => inner.query("select pg_sleep(60)"))
        : sql.query("select pg_sleep(60)"),
    { timeoutMs: 400 },
  );
  await expect(call).rejects.toMatchObject({ code: "CALL_TIMEOUT" });
  await expect.poll(running).toEqual([]);
});

test.each([
  ["over HTTP", false],
  ["over a WebSocket", true],
])("what a client that hung up was waiting for is cancelled on the server, %s", async (_, inTx) => {
  const made = environments(neonUrl(db.url));
  const gone = new AbortController();
  const sleeping = "select pg_sleep(60)";
  const call = made.use(
    "production",
    (sql) => (inTx ? sql.transaction((inner) => inner.query(sleeping)) : sql.query(sleeping)),
    { signal: gone.signal },
  );
  const settled = Promise.allSettled([call]);
  const isRunning = async () =>
    (await running()).some(({ query }) => query.startsWith("select pg_sleep"));
  await expect.poll(isRunning).toBe(true);
  gone.abort();
  expect(await settled).toMatchObject([{ status: "rejected" }]);
  await expect.poll(running).toEqual([]);
});

test.each([
  ["over HTTP", false],
  ["over a WebSocket", true],
])("a rotated password needs no restart, %s", async (_, inTransaction) => {
  const role = await db.role();
  let secret = neonUrl(role.url);
  let reads = 0;
  let runs = 0;
  const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db-AbCdEf";
  const made = environments(arn, async () => {
    reads += 1;
    return secret;
  });
  const whoAmI = () =>
    made.use("production", (sql) => {
      const ask = (on: typeof sql) => on.query("select current_user::text as me");
      if (!inTransaction) return ask(sql);
      return sql.transaction((inner) => {
        runs += 1;
        return ask(inner);
      });
    });
  expect(await whoAmI()).toEqual([{ me: role.name }]);
  await withClient(serverUrl(), (server) =>
    server.query(`alter role ${role.name} password 'rotated'`),
  );
  const rotated = new URL(secret);
  rotated.password = "rotated";
  secret = rotated.href;
  await sleep(1_000);
  expect(await whoAmI()).toEqual([{ me: role.name }]);
  expect(reads).toBe(2);
  expect(runs).toBe(inTransaction ? 2 : 0);
});
