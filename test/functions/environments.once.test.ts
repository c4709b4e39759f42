import { connect as connectSocket, createServer, type Socket } from "node:net";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { createEnvironments, EnvironmentConfig, type Environments } from "pggit-functions";
import { afterEach, expect, inject, test } from "vitest";
import { withClient } from "../servers/client.ts";
import { serverUrl } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase();
const opened: Environments[] = [];

function environments(target: string, more: object = {}, readSecret?: () => Promise<string>) {
  const config = EnvironmentConfig.parse({ target, ...more });
  const made = createEnvironments(
    { production: config },
    { variables: {}, ...(readSecret && { readSecret }) },
  );
  opened.push(made);
  return made;
}

afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));

/** The sessions of the API on the test's database, and what they do. */
function sessions(): Promise<{ pid: number; state: string; query: string }[]> {
  return withClient(serverUrl(), (server) =>
    server.query(
      `select pid, state, query from pg_stat_activity
       where datname = $1 and application_name like 'pggit%' order by pid`,
      [db.name],
    ),
  );
}

const pidOf = async (made: Environments) =>
  made.use("production", async (sql) => {
    const [row] = await sql.query<{ pid: number }>("select pg_backend_pid() as pid");
    return row?.pid;
  });

test("a session is kept for the next call, and nothing that one call left in it", async () => {
  const made = environments(db.url, { max_connections: 1 });
  const first = await made.use("production", async (sql) => {
    await sql.script(
      `create temp table left_behind (); set search_path to nowhere; listen news; prepare p as select 1;
       select pg_advisory_lock(42); set work_mem = '1MB'; set role pg_monitor`,
    );
    const [row] = await sql.query<{ pid: number }>("select pg_backend_pid() as pid");
    return row?.pid;
  });
  const left = await made.use("production", (sql) =>
    sql.query(
      `select pg_backend_pid() as pid, current_user::text as me, current_setting('search_path') as path,
         to_regclass('pg_temp.left_behind')::text as temporary, current_setting('work_mem') as memory,
         (select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks,
         (select count(*)::int from pg_prepared_statements where name = 'p') as prepared,
         (select count(*)::int from pg_listening_channels()) as channels`,
    ),
  );
  expect(left).toEqual([
    {
      pid: first,
      me: "postgres",
      path: "pg_catalog, pg_temp",
      temporary: null,
      memory: "4MB",
      locks: 0,
      prepared: 0,
      channels: 0,
    },
  ]);
});

test("a call that takes too long is cancelled on the server, and its session is not given on", async () => {
  const made = environments(db.url, { max_connections: 1 });
  const before = await pidOf(made);
  const call = made.use("production", (sql) => sql.query("select pg_sleep(60)"), {
    timeoutMs: 300,
  });
  await expect(call).rejects.toMatchObject({ code: "CALL_TIMEOUT", environment: "production" });
  await expect.poll(sessions).toEqual([]);
  expect(await pidOf(made)).not.toBe(before);
});

test("the time of a call is that of all its statements together", async () => {
  const made = environments(db.url);
  const call = made.use(
    "production",
    async (sql) => {
      for (;;) await sql.query("select pg_sleep(0.1)");
    },
    { timeoutMs: 500 },
  );
  await expect(call).rejects.toMatchObject({ code: "CALL_TIMEOUT" });
});

test("a shorter statement_timeout of the role is kept, and is an error of its own", async () => {
  const role = await db.role();
  await withClient(serverUrl(), (server) =>
    server.query(`alter role ${role.name} set statement_timeout = '200ms'`),
  );
  const made = environments(role.url);
  const call = made.use("production", (sql) => sql.query("select pg_sleep(60)"), {
    timeoutMs: 20_000,
  });
  await expect(call).rejects.toMatchObject({ code: "DATABASE_ERROR", sqlstate: "57014" });
});

test("a client that hangs up leaves neither statement nor transaction nor connection behind", async () => {
  const made = environments(db.url, { max_connections: 4 });
  const gone = new AbortController();
  await withClient(db.url, (client) => client.query("create table t (id int)"));
  const calls = Array.from({ length: 12 }, () =>
    made.use(
      "production",
      (sql) =>
        sql.transaction(async (inner) => {
          await inner.query("insert into public.t values (1)");
          await inner.query("select pg_sleep(60)");
        }),
      { signal: gone.signal },
    ),
  );
  const settled = Promise.allSettled(calls);
  // The fourth is for what is urgent.
  await expect.poll(async () => (await sessions()).length).toBe(3);
  gone.abort();
  for (const { status } of await settled) expect(status).toBe("rejected");
  await expect.poll(sessions).toEqual([]);
  await withClient(db.url, async (client) => {
    expect(await client.query("select * from t")).toEqual([]);
    await client.query("begin; lock table t in access exclusive mode nowait; rollback");
  });
  expect(await pidOf(made)).toBeGreaterThan(0);
});

test("what a call still wants after its end is not sent", async () => {
  const made = environments(db.url);
  await withClient(db.url, (client) => client.query("create table t (id int)"));
  const after = Promise.withResolvers<unknown>();
  const call = made.use(
    "production",
    async (sql) => {
      await sleep(500);
      await sql.query("insert into t values (1)").catch(after.resolve);
    },
    { timeoutMs: 100 },
  );
  await expect(call).rejects.toMatchObject({ code: "CALL_TIMEOUT" });
  expect(await after.promise).toMatchObject({ code: "CALL_TIMEOUT" });
  await withClient(db.url, async (client) => {
    expect(await client.query("select * from t")).toEqual([]);
  });
});

test("a connection that died while nobody looked is replaced, and the call runs once", async () => {
  const made = environments(db.url, { max_connections: 1 });
  const before = await pidOf(made);
  await withClient(serverUrl(), (server) =>
    server.query("select pg_terminate_backend($1)", [before]),
  );
  let runs = 0;
  const after = await made.use("production", async (sql) => {
    runs += 1;
    const [row] = await sql.query<{ pid: number }>("select pg_backend_pid() as pid");
    return row?.pid;
  });
  expect(after).not.toBe(before);
  expect(runs).toBe(1);
});

test("a connection that no longer answers, as after being frozen, is replaced", async () => {
  const { host, port } = inject("postgres");
  const sockets: Socket[] = [];
  let isDeaf = false;
  const relay = createServer((near) => {
    const far = connectSocket(port, host);
    sockets.push(near, far);
    const passes = !isDeaf;
    for (const side of [near, far]) side.on("error", () => undefined);
    far.on("data", (bytes) => near.write(bytes));
    near.on("data", (bytes) => (passes && isDeaf ? undefined : far.write(bytes)));
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  const url = new URL(db.url);
  url.port = String((relay.address() as { port: number }).port);
  try {
    const made = environments(url.href);
    const before = await pidOf(made);
    isDeaf = true;
    expect(await pidOf(made)).not.toBe(before);
  } finally {
    for (const socket of sockets) socket.destroy();
    relay.close();
  }
});

test("a connection that breaks in the middle of a call fails it and is not given on", async () => {
  const made = environments(db.url, { max_connections: 1 });
  const call = made.use("production", (sql) =>
    sql.query("select pg_terminate_backend(pg_backend_pid())"),
  );
  await expect(call).rejects.toMatchObject({ code: "CONNECTION_FAILED" });
  expect(await pidOf(made)).toBeGreaterThan(0);
});

test("there are never more connections than configured, and who waits for one has a limit", async () => {
  const made = environments(db.url, { max_connections: 3 });
  const slow = Array.from({ length: 6 }, () =>
    made.use("production", (sql) => sql.query("select pg_sleep(0.3)")),
  );
  const waiting = made.use("production", (sql) => sql.query("select 1"), { timeoutMs: 100 });
  await expect(waiting).rejects.toMatchObject({ code: "CALL_TIMEOUT" });
  // The third is for what is urgent.
  expect((await sessions()).length).toBe(2);
  const urgent = Array.from({ length: 3 }, () =>
    made.use("production", (sql) => sql.query("select pg_sleep(0.3)"), { isUrgent: true }),
  );
  await sleep(100);
  expect((await sessions()).length).toBe(3);
  expect(await Promise.all([...slow, ...urgent])).toHaveLength(9);
  expect((await sessions()).length).toBe(3);
});

test("a rotated password needs no restart: the secret is read once more", async () => {
  const role = await db.role();
  let secret = role.url;
  let reads = 0;
  const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db-AbCdEf";
  const made = environments(arn, { max_connections: 3 }, async () => {
    reads += 1;
    return secret;
  });
  const before = await Promise.all([pidOf(made), pidOf(made), pidOf(made)]);
  expect(reads).toBe(1);
  const rotated = new URL(role.url);
  rotated.password = "rotated";
  await withClient(serverUrl(), async (server) => {
    await server.query(`alter role ${role.name} password 'rotated'`);
    for (const pid of before) await server.query("select pg_terminate_backend($1)", [pid]);
  });
  secret = rotated.href;
  await sleep(1_000);
  const after = await Promise.all([pidOf(made), pidOf(made), pidOf(made)]);
  expect(after).toHaveLength(3);
  expect(reads).toBe(2);
});

test("a password that is wrong for good asks Secrets Manager no more than once a second", async () => {
  const role = await db.role();
  const wrong = new URL(role.url);
  wrong.password = "wrong";
  let reads = 0;
  const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db-AbCdEf";
  const made = environments(arn, {}, async () => {
    reads += 1;
    return wrong.href;
  });
  const calls = await Promise.allSettled(Array.from({ length: 20 }, () => pidOf(made)));
  for (const call of calls) {
    expect(call).toMatchObject({ status: "rejected", reason: { code: "AUTHENTICATION_FAILED" } });
  }
  expect(reads).toBeLessThanOrEqual(2);
});

test("an environment that is not configured is refused in the words of every call", async () => {
  const made = environments(db.url);
  const call = made.use("prodcution", (sql) => sql.query("select 1"));
  await expect(call).rejects.toMatchObject({
    code: "UNKNOWN_ENVIRONMENT",
    message: "There is no environment prodcution.",
  });
});

test("closing ends every connection", async () => {
  const made = environments(db.url);
  await Promise.all([pidOf(made), pidOf(made)]);
  await made.close();
  await expect.poll(sessions).toEqual([]);
});
