import { once } from "node:events";
import { createServer } from "node:net";
import { inspect } from "node:util";
import { connect, PggitError, type Sql } from "pggit";
import { describe, expect, inject, test } from "vitest";
import { type NeonProxy, startNeonProxy } from "../servers/neon-proxy.ts";
import { useDatabase } from "../servers/use-database.ts";
import { neonOptions, neonUrl, useConnections } from "./drivers.ts";

const db = useDatabase();
const connections = useConnections(db);
const PASSWORD = "hunter2-s3cr3t";

/** How a target fails through one way: Neon only tells with the first query. */
type Attempt = (url: string) => Promise<unknown>;

const overTcp: Attempt = (url) => using(connect(url), (sql) => sql.query("select 1"));
const overHttp: Attempt = (url) =>
  using(connect(neonUrl(url), neonOptions(connections.proxy)), (sql) => sql.query("select 1"));
const overWebSocket: Attempt = (url) =>
  using(connect(neonUrl(url), neonOptions(connections.proxy)), (sql) => sql.script("select 1"));

async function using(connecting: Promise<Sql>, work: (sql: Sql) => Promise<unknown>) {
  const sql = await connecting;
  try {
    return await work(sql);
  } finally {
    await sql.close();
  }
}

async function failure(work: Promise<unknown>): Promise<PggitError> {
  const error = await work.then(
    () => new Error("it did not fail"),
    (thrown: unknown) => thrown,
  );
  expect(PggitError.is(error), inspect(error)).toBe(true);
  return error as PggitError;
}

function expectNoSecret(error: PggitError): void {
  const everything = inspect(error, { showHidden: true, depth: 10 }) + JSON.stringify(error);
  expect(everything).not.toContain(PASSWORD);
  expect(everything).not.toContain(Buffer.from(PASSWORD).toString("base64"));
}

describe.each([
  ["pg", overTcp],
  ["neon http", overHttp],
  ["neon websocket", overWebSocket],
] as const)("%s", (_name, attempt) => {
  test("a wrong password is told from other failures, without it", async () => {
    const role = await db.role();
    const url = new URL(role.url);
    url.password = PASSWORD;
    const error = await failure(attempt(url.href));
    expect(error).toMatchObject({ code: "AUTHENTICATION_FAILED", sqlstate: "28P01" });
    expectNoSecret(error);
  });

  test("a database that does not exist is named", async () => {
    const url = new URL(db.url);
    url.pathname = "/no_such_database";
    url.password = PASSWORD;
    const error = await failure(attempt(url.href));
    expect(error.code).toBe("DATABASE_NOT_FOUND");
    expect(error.message).toContain("no_such_database");
    expectNoSecret(error);
  });

  test("what a role may not do names the object", async () => {
    const role = await db.role();
    const owner = await db.client();
    await owner.query("create table private_matters (id int)");
    const work = using(
      attempt === overTcp
        ? connect(role.url)
        : connect(neonUrl(role.url), neonOptions(connections.proxy)),
      (sql) => sql.query("select * from private_matters"),
    );
    const error = await failure(work);
    expect(error).toMatchObject({ code: "MISSING_PRIVILEGE", sqlstate: "42501" });
    expect(error.message).toContain("private_matters");
  });
});

test("a port at which nobody listens is a refused connection", async () => {
  const port = await closedPort();
  const error = await failure(connect(`postgres://app:${PASSWORD}@127.0.0.1:${port}/app`));
  expect(error.code).toBe("CONNECTION_REFUSED");
  expect(error.message).toContain(`127.0.0.1:${port}/app`);
  expectNoSecret(error);
});

test("a Neon endpoint at which nobody listens is one too", async () => {
  const port = await closedPort();
  const neon = { fetchEndpoint: `http://127.0.0.1:${port}/sql`, wsProxy: `127.0.0.1:${port}/v2` };
  const url = `postgres://app:${PASSWORD}@ep-quiet-lake-123456.aws.neon.tech/app`;
  const query = await failure(using(connect(url, { neon }), (sql) => sql.query("select 1")));
  expect(query.code).toBe("CONNECTION_REFUSED");
  const script = await failure(using(connect(url, { neon }), (sql) => sql.script("select 1")));
  expect(script.code).toMatch(/^CONNECTION_(REFUSED|FAILED)$/);
  for (const error of [query, script]) expectNoSecret(error);
});

test("a host that DNS does not know is named", async () => {
  const error = await failure(connect(`postgres://app:${PASSWORD}@database.invalid/app`));
  expect(error.code).toBe("HOST_NOT_FOUND");
  expect(error.message).toContain("database.invalid");
  expectNoSecret(error);
});

test("a server that never answers is given up after the time that was asked for", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address() as { port: number };
  try {
    const started = performance.now();
    const url = `postgres://app:${PASSWORD}@127.0.0.1:${address.port}/app`;
    const error = await failure(connect(url, { connectTimeout: 300 }));
    expect(error.code).toBe("CONNECTION_TIMEOUT");
    expect(performance.now() - started).toBeLessThan(5_000);
    expectNoSecret(error);
  } finally {
    silent.close();
  }
});

test("a target without a password, where one is asked for, says so", async () => {
  const role = await db.role();
  const url = new URL(role.url);
  url.password = "";
  expect((await failure(connect(url.href))).code).toBe("AUTHENTICATION_FAILED");
});

describe("a session that the server ends", () => {
  // An unhandled rejection or 'error' event fails the run by itself.
  test.each(["pg", "neon websocket"] as const)(
    "%s: the query under way fails, as do those after it, and nothing else",
    async (driver) => {
      const sql = await connections.open(driver);
      const [row] = await sql.query<{ pid: number }>("select pg_backend_pid() as pid");
      const waiting = failure(sql.query("select pg_sleep(30)"));
      const admin = await db.client();
      await expect
        .poll(() =>
          admin.query("select from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'", [
            row?.pid,
          ]),
        )
        .toHaveLength(1);
      await admin.query("select pg_terminate_backend($1)", [row?.pid]);
      expect((await waiting).code).toBe("CONNECTION_FAILED");
      expect((await failure(sql.query("select 1"))).code).toBe("CONNECTION_FAILED");
      await sql.close();
    },
  );

  test.each(["pg", "neon websocket"] as const)(
    "%s: a transaction tells why it could not go on",
    async (driver) => {
      const sql = await connections.open(driver);
      const error = await failure(
        sql.transaction(async (inner) => {
          await inner.query("select pg_terminate_backend(pg_backend_pid())").catch(() => undefined);
          await inner.query("select 1");
        }),
      );
      expect(error.code).toBe("CONNECTION_FAILED");
    },
  );

  test("pg: one that ends while nobody asks does not end the process", async () => {
    const sql = await connections.open("pg");
    const [row] = await sql.query<{ pid: number }>("select pg_backend_pid() as pid");
    const admin = await db.client();
    await admin.query("select pg_terminate_backend($1)", [row?.pid]);
    await expect
      .poll(() => failure(sql.query("select 1")).then(({ code }) => code))
      .toBe("CONNECTION_FAILED");
  });
});

test("a proxy that goes away in mid-query is a lost connection", async () => {
  const proxy: NeonProxy = await startNeonProxy(inject("postgres"));
  const sql = await connect(neonUrl(db.url), neonOptions(proxy));
  await sql.script("select 1");
  const waiting = failure(sql.query("select pg_sleep(30)"));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await proxy.close();
  expect((await waiting).code).toBe("CONNECTION_FAILED");
  await sql.close();
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
