/** Capture reads what the user's statement did not lock: it keeps none of that locked, and waits for none of it. */
import { describe, expect, test } from "vitest";
import { commits, differences, failures, fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);

const seed = `
  create schema elsewhere;
  create table t (a int check (a > 0), b int);
  create table other (a int);
  create view v as select a from t;
  create materialized view m as select a from t;
  create rule r as on insert to other do also insert into t (a) values (new.a);
  create policy p on other using (exists (select from t where t.a = other.a));
  create function f() returns bigint begin atomic select count(*) from t; end;`;

const statements = [
  "comment on view v is 'x'",
  "grant select on v to public",
  "alter view v rename to w",
  "alter view v set schema elsewhere",
  "alter view v set (security_barrier)",
  "comment on materialized view m is 'x'",
  "comment on rule r on other is 'x'",
  "comment on policy p on other is 'x'",
  "alter function f() cost 5",
  "comment on function f() is 'x'",
  "grant execute on all functions in schema public to pg_monitor",
];

describe.each(statements)("%s", (statement) => {
  test("keeps no table locked that it names none of", async () => {
    const [user, other] = [await db.client(), await db.client()];
    await user.query(seed);
    await fold(user, true);
    await user.query(`begin; ${statement}`);
    await other.query("set lock_timeout = '1s'; alter table t add column c int");
    await user.query("commit");
    expect(await failures(user)).toEqual([]);
    await fold(user);
    expect(await differences(user)).toEqual([]);
    expect((await commits(user)).at(-1)).toMatchObject({ origin: "ddl" });
  });

  test("beside a session that has the table locked, is left to reconciling without a warning", async () => {
    const [user, other] = [await db.client(), await db.client()];
    await user.query(seed);
    await fold(user, true);
    await other.query("begin; lock table t in access exclusive mode");
    user.notices.length = 0;
    await user.query(statement);
    expect(user.notices).toEqual([]);
    expect(await failures(user)).toEqual([]);
    await other.query("rollback");
    await fold(user);
    expect(await differences(user)).not.toEqual([]);
    expect(await fold(user, true)).toBe(1);
    expect(await differences(user)).toEqual([]);
  });
});

test("what it cannot read for locks, however often, nobody waits for, and the breaker stays closed", async () => {
  const [user, other] = [await db.client(), await db.client()];
  await user.query(seed);
  await other.query("begin; lock table t in access exclusive mode");
  const started = performance.now();
  for (let n = 0; n < 20; n += 1) await user.query(`comment on view v is '${n}'`);
  expect(performance.now() - started).toBeLessThan(1000);
  expect(await user.query("select from pggit.tracking_stops")).toEqual([]);
});
