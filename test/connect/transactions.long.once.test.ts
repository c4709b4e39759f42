import type { Notice, Sql } from "pggit";
import { describe, expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { drivers, useConnections } from "./drivers.ts";

const db = useDatabase();
const connections = useConnections(db);

const settings = `select current_setting('transaction_isolation') as isolation,
  current_setting('transaction_read_only') as read_only`;

async function exists(sql: Sql, table: string): Promise<boolean> {
  const [row] = await sql.query<{ found: boolean }>("select to_regclass($1) is not null as found", [
    table,
  ]);
  return row?.found ?? false;
}

describe.each(drivers)("%s", (driver) => {
  test("what a transaction did is there when it resolves, and its result comes back", async () => {
    const sql = await connections.open(driver);
    const result = await sql.transaction(async (inner) => {
      await inner.query("create table kept (id int)");
      return inner.query("insert into kept values (1) returning id");
    });
    expect(result).toEqual([{ id: 1 }]);
    expect(await exists(sql, "kept")).toBe(true);
  });

  test("nothing of it is there when it throws, and the error comes back as it was", async () => {
    const sql = await connections.open(driver);
    const mine = new RangeError("mine");
    const work = sql.transaction(async (inner) => {
      await inner.query("create table lost (id int)");
      throw mine;
    });
    await expect(work).rejects.toBe(mine);
    expect(await exists(sql, "lost")).toBe(false);
  });

  test("a transaction that swallowed an error does not pass for committed", async () => {
    const sql = await connections.open(driver);
    const work = sql.transaction(async (inner) => {
      await inner.query("create table lost (id int)");
      await inner.query("select 1 / 0").catch(() => undefined);
    });
    await expect(work).rejects.toMatchObject({ code: "DATABASE_ERROR", sqlstate: "25P02" });
    expect(await exists(sql, "lost")).toBe(false);
  });

  test("isolation and read only are as asked for, in transactions and batches", async () => {
    const sql = await connections.open(driver);
    const options = { isolation: "repeatable read", readOnly: true } as const;
    const expected = [{ isolation: "repeatable read", read_only: "on" }];
    expect(await sql.batch([{ text: settings }], options)).toEqual([expected]);
    expect(await sql.transaction((inner) => inner.query(settings), options)).toEqual(expected);
    const plain = [{ isolation: "read committed", read_only: "off" }];
    expect(await sql.batch([{ text: settings }])).toEqual([plain]);
    expect(await sql.transaction((inner) => inner.query(settings))).toEqual(plain);
  });

  test("what is read only refuses to write", async () => {
    const sql = await connections.open(driver);
    const refused = { code: "SERVER_READ_ONLY", sqlstate: "25006" };
    const create = "create table written (id int)";
    await expect(sql.batch([{ text: create }], { readOnly: true })).rejects.toMatchObject(refused);
    await expect(
      sql.transaction((inner) => inner.query(create), { readOnly: true }),
    ).rejects.toMatchObject(refused);
  });

  test("a batch that fails leaves nothing behind, and the connection works on", async () => {
    const sql = await connections.open(driver);
    const batch = sql.batch([{ text: "create table lost (id int)" }, { text: "select 1 / 0" }]);
    await expect(batch).rejects.toMatchObject({ code: "DATABASE_ERROR", sqlstate: "22012" });
    expect(await exists(sql, "lost")).toBe(false);
  });

  test("a transaction inside another is undone alone", async () => {
    const sql = await connections.open(driver);
    await sql.transaction(async (outer) => {
      await outer.query("create table kept (id int)");
      await outer
        .transaction(async (inner) => {
          await inner.query("create table lost (id int)");
          await inner.query("select 1 / 0");
        })
        .catch(() => undefined);
      await outer.batch([{ text: "insert into kept values (1)" }]);
    });
    expect(await sql.query("select id from kept")).toEqual([{ id: 1 }]);
    expect(await exists(sql, "lost")).toBe(false);
  });

  test("a query from outside waits for the transaction instead of joining it", async () => {
    const sql = await connections.open(driver);
    await sql.query("create table t (id int)");
    let outside: Promise<object[]> = Promise.resolve([]);
    const started = Promise.withResolvers<void>();
    const work = sql.transaction(async (inner) => {
      await inner.query("insert into t values (1)");
      started.resolve();
      await inner.query("select pg_sleep(0.1)");
    });
    await started.promise;
    outside = sql.query("select count(*)::int as n from t");
    await work;
    expect(await outside).toEqual([{ n: 1 }]);
  });

  test("misuse is an error, not a wait for ever", async () => {
    const sql = await connections.open(driver);
    await expect(sql.transaction(() => sql.query("select 1"))).rejects.toThrow(/own transaction/);
    await expect(sql.transaction((inner) => inner.close())).rejects.toThrow(/own transaction/);
    const leaked = await sql.transaction(async (inner) => inner);
    await expect(leaked.query("select 1")).rejects.toThrow(/after its end/);
    expect(await sql.query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("notices arrive until the listener is taken away", async () => {
    const sql = await connections.open(driver);
    const notices: Notice[] = [];
    const stop = sql.onNotice((notice) => notices.push(notice));
    await sql.query("do $$ begin raise warning 'careful'; end $$");
    await sql.transaction((inner) => inner.script("do $$ begin raise notice 'inside'; end $$"));
    stop();
    await sql.script("do $$ begin raise notice 'unheard'; end $$");
    expect(notices).toEqual([
      { severity: "WARNING", message: "careful" },
      { severity: "NOTICE", message: "inside" },
    ]);
  });

  test("a script runs its statements in order and tells its error", async () => {
    const sql = await connections.open(driver);
    await sql.script("create table t (id int); insert into t values (1), (2)");
    expect(await sql.query("select count(*)::int as n from t")).toEqual([{ n: 2 }]);
    await expect(sql.script("select 1; selec 2")).rejects.toMatchObject({ sqlstate: "42601" });
  });

  test("closing twice is closing once, and a query after it is refused", async () => {
    const sql = await connections.open(driver);
    await sql.query("select 1");
    await sql.close();
    await sql.close();
    await expect(sql.query("select 1")).rejects.toMatchObject({ code: "CONNECTION_FAILED" });
  });
});
