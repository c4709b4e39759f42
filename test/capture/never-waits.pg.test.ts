/** No user DDL waits because of pgGit, whoever else is at work. */
import { expect, test } from "vitest";
import { commits, differences, failures, fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);

/** Long enough for any DDL here, and far below what a wait for a test's open transaction would take. */
const patience = "set lock_timeout = '3s'; set statement_timeout = '10s'";

test("an open transaction elsewhere that did DDL holds nobody up", async () => {
  const [slow, quick] = [await db.client(), await db.client()];
  await slow.query("begin; create table slow (id int); create view v as select id from slow");
  await quick.query(patience);
  await quick.query(
    "create table quick (id int); alter table quick add column name text; drop table quick",
  );
  expect(await failures(quick)).toEqual([]);
  await slow.query("commit");
  await fold(quick);
  expect(await differences(quick)).toEqual([]);
});

test("an open transaction that folded holds nobody up, and others fold nothing", async () => {
  const [folder, user] = [await db.client(), await db.client()];
  await user.query("create table first (id int)");
  await folder.query("begin");
  expect(await fold(folder)).toBe(1);
  await user.query(patience);
  await user.query("create table second (id int); drop table first");
  expect(await fold(user)).toBe(0);
  await folder.query("commit");
  expect(await fold(user)).toBe(1);
  expect(await differences(user)).toEqual([]);
});

test("a lock on the log itself costs a tenth of a second, not a wait", async () => {
  const [maintenance, user] = [await db.client(), await db.client()];
  await maintenance.query("begin; lock table pggit.ddl_log in access exclusive mode");
  await user.query(patience);
  const started = performance.now();
  await user.query("create table t (id int)");
  expect(performance.now() - started).toBeLessThan(2000);
  await maintenance.query("rollback");
  expect(await failures(user)).toEqual(["canceling statement due to lock timeout"]);
  expect(await fold(user, true)).toBe(1);
  expect(await differences(user)).toEqual([]);
});

test("CREATE INDEX CONCURRENTLY goes through beside capture and fold", async () => {
  const [user, other] = [await db.client(), await db.client()];
  await user.query("create table t (id int)");
  await user.query(patience);
  const index = user.query("create index concurrently i on t (id)");
  for (let n = 0; n < 5; n += 1) {
    await other.query(`create table other_${n} (id int)`);
    await fold(other);
  }
  await index;
  expect(
    await user.query("select indisvalid from pg_index where indexrelid = 'i'::regclass"),
  ).toEqual([{ indisvalid: true }]);
  await fold(other);
  expect(await differences(other)).toEqual([]);
});

test("two sessions at once leave one history, each transaction one commit", async () => {
  const sessions = await Promise.all(Array.from({ length: 4 }, () => db.client()));
  await Promise.all(
    sessions.map(async (session, s) => {
      for (let n = 0; n < 6; n += 1) {
        await session.query(
          `begin; create table t_${s}_${n} (id int); alter table t_${s}_${n} add column a text; commit`,
        );
        await session.query("select pggit.fold()");
      }
    }),
  );
  const [reader] = sessions;
  if (!reader) throw new Error("no session");
  await fold(reader);
  expect(await commits(reader)).toHaveLength(24);
  expect(await differences(reader)).toEqual([]);
  expect(await reader.query("select * from pggit.verify_consistency()")).toMatchObject([
    { status: "ok" },
  ]);
});

test("a transaction that commits late is folded late, behind what came meanwhile", async () => {
  const [late, early] = [await db.client(), await db.client()];
  await late.query("begin; create table late (id int)");
  await early.query("create table early (id int)");
  await fold(early);
  await late.query("commit");
  await fold(early);
  expect((await commits(early)).map((commit) => commit.message)).toEqual([
    "CREATE TABLE public.early",
    "CREATE TABLE public.late",
  ]);
});

test("of one object's changes in several transactions the last one stands", async () => {
  const [one, two] = [await db.client(), await db.client()];
  await one.query("create table a (id int); create table b (id int)");
  // one's rows stand on both sides of two's, and the two changed b in the order two, one
  await one.query("begin; alter table a add column x int");
  await two.query("alter table b add column first int");
  await one.query("alter table b add column second int; commit");
  await fold(one);
  expect(await differences(one)).toEqual([]);
});
