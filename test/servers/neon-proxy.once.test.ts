import { Client, NeonDbError, neon } from "@neondatabase/serverless";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type NeonProxy, startNeonProxy, useNeonProxy } from "./neon-proxy.ts";
import { useDatabase } from "./use-database.ts";

const db = useDatabase();
let proxy: NeonProxy;
let restore: () => void;

beforeAll(async () => {
  proxy = await startNeonProxy(inject("postgres"));
  restore = useNeonProxy(proxy);
});

afterAll(async () => {
  restore();
  await proxy.close();
});

/** The URL as Neon hands it out: another host, TLS asked for. */
function neonUrl(url: string): string {
  const own = new URL(url);
  own.host = "ep-quiet-lake-123456.eu-central-1.aws.neon.tech";
  own.port = "";
  own.searchParams.set("sslmode", "require");
  return own.href;
}

test("the driver queries over HTTP with parameters and reads every type", async () => {
  const sql = neon(neonUrl(db.url));
  const before = proxy.traffic.requests;
  const rows = await sql`select ${7}::int as n, ${"a'b"}::text as t, null as nothing, true as yes,
    '{"a":[1]}'::jsonb as j, 9007199254740993::int8 as big`;
  expect(rows).toEqual([
    { n: 7, t: "a'b", nothing: null, yes: true, j: { a: [1] }, big: "9007199254740993" },
  ]);
  expect(proxy.traffic.requests).toBe(before + 1);
});

test("array mode and full results describe the rows", async () => {
  const sql = neon(neonUrl(db.url), { arrayMode: true, fullResults: true });
  const result = await sql`select 1 as one, 'x' as letter union all select 2, 'y'`;
  expect(result.rows).toEqual([
    [1, "x"],
    [2, "y"],
  ]);
  expect(result).toMatchObject({ command: "SELECT", rowCount: 2 });
  expect(result.fields.map(({ name, dataTypeID }) => [name, dataTypeID])).toEqual([
    ["one", 23],
    ["letter", 25],
  ]);
});

test("a batch runs in one transaction of the isolation that was asked for", async () => {
  const sql = neon(neonUrl(db.url));
  const [first, second] = await sql.transaction(
    [
      sql`select pg_current_xact_id()::text as id, current_setting('transaction_isolation') as level`,
      sql`select pg_current_xact_id()::text as id, current_setting('transaction_isolation') as level`,
    ],
    { isolationLevel: "RepeatableRead" },
  );
  expect(first).toMatchObject([{ level: "repeatable read" }]);
  expect(second).toEqual(first);
});

test("a read-only deferrable batch is one, and refuses to write", async () => {
  const sql = neon(neonUrl(db.url));
  const options = { isolationLevel: "Serializable", readOnly: true, deferrable: true } as const;
  const [rows] = await sql.transaction(
    [sql`select current_setting('transaction_deferrable') as deferrable`],
    options,
  );
  expect(rows).toEqual([{ deferrable: "on" }]);
  await expect(sql.transaction([sql`create table t (id int)`], options)).rejects.toMatchObject({
    code: "25006",
  });
});

test("a batch is committed", async () => {
  const sql = neon(neonUrl(db.url));
  await sql.transaction([sql`create table kept (id int)`, sql`insert into kept values (1)`]);
  expect(await sql`select id from kept`).toEqual([{ id: 1 }]);
});

test("a batch that fails leaves nothing behind", async () => {
  const sql = neon(neonUrl(db.url));
  await expect(
    sql.transaction([sql`create table left_over (id int)`, sql`select 1 / 0`]),
  ).rejects.toMatchObject({ code: "22012" });
  expect(await sql`select to_regclass('left_over') as found`).toEqual([{ found: null }]);
});

test("an error carries the fields that PostgreSQL gave it", async () => {
  const sql = neon(neonUrl(db.url));
  await sql`create table accounts (id int constraint positive check (id > 0))`;
  const error = await sql`insert into accounts values (-1)`.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(NeonDbError);
  expect(error).toMatchObject({
    code: "23514",
    severity: "ERROR",
    schema: "public",
    table: "accounts",
    constraint: "positive",
    detail: "Failing row contains (-1).",
  });
});

test("several statements in one query are refused", async () => {
  const sql = neon(neonUrl(db.url));
  await expect(sql.query("select 1; select 2")).rejects.toMatchObject({ code: "42601" });
});

test("a wrong password is refused over HTTP and over WebSocket", async () => {
  const role = await db.role();
  const wrong = new URL(neonUrl(role.url));
  expect(await neon(wrong.href)`select current_user as me`).toEqual([{ me: role.name }]);
  wrong.password = "wrong";
  await expect(neon(wrong.href)`select 1`).rejects.toMatchObject({ code: "28P01" });
  await expect(new Client(wrong.href).connect()).rejects.toMatchObject({ code: "28P01" });
});

test("an answer over the size limit is refused", async () => {
  const small = await startNeonProxy(inject("postgres"), { maximumBytes: 1000 });
  const back = useNeonProxy(small);
  try {
    await expect(neon(neonUrl(db.url))`select repeat('x', 2000)`).rejects.toThrow(/507/);
  } finally {
    back();
    await small.close();
  }
});

test("a WebSocket carries a transaction and its notices", async () => {
  const client = new Client(neonUrl(db.url));
  const notices: string[] = [];
  client.on("notice", (notice) => notices.push(notice.message ?? ""));
  const before = proxy.traffic.sockets;
  await client.connect();
  try {
    await client.query("begin");
    await client.query("create table kept (id int); insert into kept values (1), (2)");
    await client.query("do $$ begin raise notice 'half-way'; end $$");
    const outside = await db.client();
    expect(await outside.query("select to_regclass('kept') as found")).toEqual([{ found: null }]);
    await client.query("commit");
    expect(await outside.query("select count(*)::int as n from kept")).toEqual([{ n: 2 }]);
    expect(notices).toEqual(["half-way"]);
    expect(proxy.traffic.sockets).toBe(before + 1);
  } finally {
    await client.end();
  }
});

test("closing the proxy ends its sockets and the connections behind them", async () => {
  const own = await startNeonProxy(inject("postgres"));
  const back = useNeonProxy(own);
  const client = new Client(neonUrl(db.url));
  client.on("error", () => undefined);
  await client.connect();
  back();
  const [row] = (await client.query("select pg_backend_pid() as pid")).rows;
  await own.close();
  const outside = await db.client();
  await expect
    .poll(() => outside.query("select from pg_stat_activity where pid = $1", [row.pid]))
    .toEqual([]);
});
