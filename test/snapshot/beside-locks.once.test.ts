/** Comparing and exporting beside sessions that keep some of a database locked: nobody waits for them in turn. */
import { setTimeout as sleep } from "node:timers/promises";
import { exportSchema, type Sql, snapshot } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../connect/drivers.ts";
import { useDatabase } from "../servers/use-database.ts";

const database = useDatabase();
const connections = useConnections(database);

test.each<[string, (sql: Sql) => Promise<unknown>]>([
  ["a snapshot", (sql) => snapshot(sql)],
  ["an export", (sql) => exportSchema(sql, () => undefined)],
])("%s waits for a locked table, and nobody who alters another waits for that", async (_, read) => {
  const [locking, altering] = [await database.client(), await database.client()];
  await locking.query(`create table t (id int); create table u (id int);
      create view v as select t.id from t, u`);
  await locking.query("begin; lock table u in access exclusive mode");
  const reading = read(await connections.open("pg")).then(() => "read");
  await sleep(300);
  await altering.query("set statement_timeout = '3s'; alter table t add column a int");
  expect(await Promise.race([reading, sleep(1, "waiting")])).toBe("waiting");
  await locking.query("rollback");
  expect(await reading).toBe("read");
});
