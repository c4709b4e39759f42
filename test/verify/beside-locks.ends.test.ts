/** Reading the catalog beside sessions that keep some of it locked. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);

const seed =
  "create table t (id int); create table u (id int); create view v as select t.id from t, u";

test.each([["select * from pggit.verify_consistency()"], ["select pggit.fold(true)"]])(
  "%s waits for a locked table, and nobody who alters another waits for that",
  async (statement) => {
    const [reading, locking, altering] = [await db.client(), await db.client(), await db.client()];
    await reading.query(`${seed}; select pggit.fold(true)`);
    await locking.query("begin; lock table u in access exclusive mode");
    const read = reading.query(statement).then(() => "read");
    await sleep(200);
    await altering.query("set statement_timeout = '2s'; alter table t add column a int");
    expect(await Promise.race([read, sleep(1, "waiting")])).toBe("waiting");
    await locking.query("rollback");
    await read;
  },
);

test("what is locked for longer than lock_timeout says is an error, as it is elsewhere", async () => {
  const [reading, locking] = [await db.client(), await db.client()];
  await reading.query(seed);
  await locking.query("begin; lock table u in access exclusive mode");
  await reading.query("set lock_timeout = '150ms'");
  await expect(reading.query("select * from pggit.live_hashes()")).rejects.toMatchObject({
    code: "55P03",
  });
  await locking.query("rollback");
  expect(await reading.query("select identity from pggit.live_hashes() order by 1")).toEqual(
    ["public", "public.t", "public.u", "public.v"].map((identity) => ({ identity })),
  );
});
