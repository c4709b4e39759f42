/**
 * What callers are told while something is broken, and what is left of it: a server that is down, that fails over in
 * the middle of a change, a thousand webhooks at once.
 */
import { once } from "node:events";
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { PggitError } from "pggit";
import { Config, createEnvironments, createJobs, type Environments } from "pggit-functions";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { installIn } from "../install/install-in.ts";
import { client as openClient, withClient } from "../servers/client.ts";
import { ended, reached } from "../servers/crashes.ts";
import { type Server, startServer } from "../servers/embedded.ts";
import { type Api, apiOver, callerWith } from "./api.ts";
import { delivery, enabling, event, webhookApp } from "./webhook-app.ts";

let server: Server;
let url: string;
let count = 0;
const opened: Environments[] = [];

beforeAll(async () => {
  server = await startServer({ version: 18 });
  await withClient(server.url(), (client) => client.query("create database installed"));
  await installIn(server.url("installed"));
}, 60_000);
afterAll(() => server.close());

beforeEach(async () => {
  count += 1;
  const name = `shop_${count}`;
  await withClient(server.url(), (client) =>
    client.query(`create database ${name} template installed`),
  );
  url = server.url(name);
});
afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));

/** The environments of a server that has started, with its kept sessions. */
function environments(target = url, more: object = {}): Environments {
  const { environments: configured } = Config.parse({
    environments: { production: { target, ...more } },
  });
  const made = createEnvironments(configured, { variables: {} });
  opened.push(made);
  return made;
}

function api(made = environments(), limits: object = {}): Api {
  const config = { limits: { timeout_ms: 10_000, ...limits } };
  const hand = () => Promise.resolve();
  const jobs = createJobs({ environments: made, hand, onUnhanded: () => undefined });
  return apiOver({ production: url }, { environments: made, caller: callerWith(), config, jobs });
}

const at = "/v1/environments/production";
const key = (value: string) => ({ headers: { "idempotency-key": value } });

const databaseName = () => new URL(url).pathname.slice(1);

/** The sessions of the API on the test's database. */
const sessions = () =>
  withClient(server.url(), (client) =>
    client.query<{ state: string }>(
      "select state from pg_stat_activity where datname = $1 and application_name like 'pggit call%'",
      [databaseName()],
    ),
  );

const milestones = () =>
  withClient(url, async (client) => {
    const rows = await client.query<{ name: string }>("select name from pggit.milestones");
    return rows.map(({ name }) => name);
  });

/** Lets bytes through to the server, until told otherwise. */
async function startProxy() {
  const sockets = new Set<Socket>();
  const state = { cutsCommits: false, port: 0 };
  const proxy = createServer((client) => {
    const upstream = connectSocket({ host: server.host, port: server.port });
    let isCut = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    }
    client.on("data", (data) => {
      upstream.write(data);
      isCut ||= state.cutsCommits && data.includes("commit\0");
    });
    // The server has committed, and its answer is lost on the way.
    upstream.on("data", (data) => (isCut ? client.destroy() : client.write(data)));
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  state.port = (proxy.address() as AddressInfo).port;
  const through = new URL(url);
  through.port = String(state.port);
  return {
    state,
    url: through.href,
    async close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, "close");
    },
  };
}

/** Waits until a session of the API waits for a lock. */
async function waitsForLock(): Promise<void> {
  const waiting = () =>
    withClient(server.url(), (client) =>
      client.query("select from pg_stat_activity where wait_event_type = 'Lock' and datname = $1", [
        databaseName(),
      ]),
    );
  await expect.poll(waiting).toHaveLength(1);
}

test("while the database is down each call is 503 and says when to come again; then it is answered", async () => {
  const down = new URL(url);
  down.port = "1";
  const { get, post } = api(environments(down.href));
  const answers = [
    await get(`${at}/status`),
    await post(`${at}/milestone/create`, { name: "v1" }, key("one")),
    await get(`${at}/jobs`),
    await post(`${at}/jobs`, { kind: "verify" }, key("two")),
  ];
  for (const { status, headers, body } of answers) {
    expect([status, body.code]).toEqual([503, "CONNECTION_REFUSED"]);
    expect(headers.get("retry-after")).toBe("5");
    expect(JSON.stringify(body)).not.toContain("127.0.0.1");
  }
  const up = api();
  expect((await up.post(`${at}/milestone/create`, { name: "v1" }, key("one"))).status).toBe(200);
});

test("a server that restarts under kept sessions is used again without a call that fails", async () => {
  const { get } = api();
  expect((await get(`${at}/status`)).status).toBe(200);
  await server.restart("SIGQUIT");
  expect((await get(`${at}/status`)).status).toBe(200);
});

test("a change that a crash cut off is 503 and undone; sent again under its key it is made once", async () => {
  const { post } = api();
  const create = () => post(`${at}/milestone/create`, { name: "v1" }, key("one"));
  const blocker = await openClient(url);
  await blocker.query("begin; lock table pggit.milestones");
  const cutOff = create();
  await waitsForLock();
  const [victim] = await withClient(server.url(), (asker) =>
    asker.query<{ pid: number }>(
      "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = $1",
      [databaseName()],
    ),
  );
  // One process of the server that dies takes all of its sessions along: it recovers from its log.
  process.kill(Number(victim?.pid), "SIGKILL");
  const { status, headers, body } = await cutOff;
  expect([status, body.code]).toEqual([503, "CONNECTION_FAILED"]);
  expect(headers.get("retry-after")).toBe("5");
  await ended(blocker);
  await (await reached(url)).close();
  expect(await milestones()).toEqual([]);
  const [again, replayed] = [await create(), await create()];
  expect([again.status, replayed.status]).toEqual([200, 200]);
  expect(again.headers.get("idempotency-replayed")).toBeNull();
  expect(replayed.headers.get("idempotency-replayed")).toBe("true");
  expect(await milestones()).toEqual(["v1"]);
});

test("a change whose answer was lost after its commit is answered when it is sent again, and made once", async () => {
  const proxy = await startProxy();
  const { post } = api(environments(proxy.url));
  const create = () => post(`${at}/milestone/create`, { name: "v1" }, key("one"));
  proxy.state.cutsCommits = true;
  const lost = await create();
  expect([lost.status, lost.body.code]).toEqual([503, "CONNECTION_FAILED"]);
  await expect.poll(milestones).toEqual(["v1"]);
  proxy.state.cutsCommits = false;
  const again = await create();
  expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
  expect(await milestones()).toEqual(["v1"]);
  const begin = () => post(`${at}/jobs`, { kind: "verify" }, key("two"));
  proxy.state.cutsCommits = true;
  expect((await begin()).status).toBe(503);
  proxy.state.cutsCommits = false;
  expect((await begin()).headers.get("idempotency-replayed")).toBe("true");
  expect(await withClient(url, (client) => client.query("select from pggit.jobs"))).toHaveLength(1);
  await Promise.all(opened.splice(0).map((each) => each.close()));
  await proxy.close();
});

test("a statement that takes too long is 504, cancelled on the server, and leaves nothing", async () => {
  const { get, post } = api(environments(), { timeout_ms: 700 });
  const blocker = await openClient(url);
  await blocker.query("begin; lock table pggit.milestones");
  const slow = await Promise.all([
    post(`${at}/milestone/create`, { name: "v1" }),
    post(`${at}/milestone/create`, { name: "v2" }, key("two")),
    get(`${at}/milestone/list`),
  ]);
  for (const { status, body } of slow) expect([status, body.code]).toEqual([504, "CALL_TIMEOUT"]);
  await expect
    .poll(async () => (await sessions()).filter(({ state }) => state !== "idle"))
    .toEqual([]);
  await blocker.close();
  expect(await milestones()).toEqual([]);
  expect((await api().post(`${at}/milestone/create`, { name: "v2" }, key("two"))).status).toBe(200);
});

test("a server that takes no more connections is 503, and calls go on once it does", async () => {
  const limit = (connections: number) =>
    withClient(server.url(), (client) =>
      client.query(`alter role crowd connection limit ${connections}`),
    );
  await withClient(server.url(), (client) =>
    client.query("create role crowd login in role pggit_reader connection limit 0"),
  );
  const crowded = new URL(url);
  crowded.username = "crowd";
  const { get } = api(environments(crowded.href));
  const { status, body, headers } = await get(`${at}/status`);
  expect([status, body.code, headers.get("retry-after")]).toEqual([503, "CONNECTION_FAILED", "5"]);
  await limit(5);
  expect((await get(`${at}/status`)).status).toBe(200);
});

test("while Secrets Manager throttles, who has a secret goes on, and who has none is 503", async () => {
  const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db-AbCdEf";
  const { environments: configured } = Config.parse({
    environments: { production: { target: arn } },
  });
  let [reads, isThrottled] = [0, false];
  const readSecret = async () => {
    reads += 1;
    if (!isThrottled) return url;
    throw new PggitError({
      code: "SECRET_UNAVAILABLE",
      message: "The secret prod/db-AbCdEf is asked for too often.",
      hint: "Try again in a moment.",
    });
  };
  const made = () => {
    const one = createEnvironments(configured, { variables: {}, readSecret });
    opened.push(one);
    return api(one);
  };
  const warm = made();
  expect((await warm.get(`${at}/status`)).status).toBe(200);
  isThrottled = true;
  const cold = made();
  const before = reads;
  const answers = await Promise.all(Array.from({ length: 50 }, () => cold.get(`${at}/status`)));
  for (const { status, headers, body } of answers) {
    expect([status, body.code, headers.get("retry-after")]).toEqual([
      503,
      "SECRET_UNAVAILABLE",
      "5",
    ]);
    expect(JSON.stringify(body)).not.toContain("prod/db");
  }
  expect(reads - before).toBeLessThanOrEqual(2);
  expect((await warm.get(`${at}/status`)).status).toBe(200);
  isThrottled = false;
  await sleep(1_000);
  expect((await cold.get(`${at}/status`)).status).toBe(200);
});

test("a thousand webhooks at once are all answered, end in one disable, and hold five connections", {
  timeout: 120_000,
}, async () => {
  const app = webhookApp(environments(), enabling);
  let most = 0;
  const watch = { isOver: false };
  const watching = (async () => {
    while (!watch.isOver) most = Math.max(most, (await sessions()).length);
  })();
  const bodies = Array.from({ length: 1000 }, (_, index) => event("triggered", `P${index}`));
  let comeAgain = 0;
  const statuses = await Promise.all(
    bodies.map(async (body) => {
      for (let attempt = 1; ; attempt += 1) {
        const answer = await app.request(delivery(body));
        if (answer.status !== 503 || attempt === 20) return answer.status;
        expect(answer.headers.get("retry-after")).toBe("10");
        comeAgain += 1;
      }
    }),
  );
  watch.isOver = true;
  await watching;
  expect(new Set(statuses), `${comeAgain} were told to come again`).toEqual(new Set([200]));
  expect(most).toBeLessThanOrEqual(5);
  await withClient(url, async (client) => {
    const rows = await client.query(
      "select (select count(*)::int from pggit.tracking_stops) as stops, (select count(*)::int from pggit.webhook_deliveries) as deliveries",
    );
    expect(rows).toEqual([{ stops: 1, deliveries: 1000 }]);
  });
});
