/** What verifying locks: PostgreSQL locks what a view names in order to print it, and nobody shall wait for that. */
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);

const views = 250;

test("a table of a view can be altered while others are verified, and after it before the transaction ends", async () => {
  const [owner, late, verifier] = await Promise.all([db.client(), db.client(), db.client()]);
  for (let n = 1; n <= views; n += 1) {
    await owner.query(`create table t${n} (id int); create view v${n} as select id from t${n}`);
  }
  await owner.query("select pggit.fold(true)");
  await late.query("begin");
  await late.query(`alter table t${views} add note text`);

  await verifier.query("begin");
  const verified = verifier.query("select status from pggit.verify_consistency()");
  const waiting = () =>
    owner.query("select from pg_locks where pid = $1 and not granted", [verifier.pid]);
  await expect.poll(waiting, { timeout: 20_000 }).toHaveLength(1);

  await owner.query("set lock_timeout = '2s'");
  await owner.query("alter table t1 add note text");
  await late.query("rollback");
  await verified;
  await owner.query(`alter table t${views} add note text`);
  await verifier.query("rollback");
});
