/** No user DDL fails because of pgGit, whatever state pgGit is in. */
import { describe, expect, test } from "vitest";
import { differences, failures, fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);

const exists = "select to_regclass($1) is not null as there";

describe.each([
  ["the log is dropped", "drop table pggit.ddl_log cascade"],
  ["the log lacks a column", "alter table pggit.ddl_log drop column facets"],
  ["the log refuses every row", "alter table pggit.ddl_log add check (false) not valid"],
  ["the blobs are renamed", "alter table pggit.blobs rename to lost"],
  ["the events are dropped", "drop table pggit.system_events cascade"],
  ["log and events are dropped", "drop table pggit.ddl_log, pggit.system_events cascade"],
  ["the stops are dropped", "drop table pggit.tracking_stops"],
  ["a function of the catalog is dropped", "drop function pggit.facets_table()"],
  ["a function is dropped", "drop function pggit.read_object(text, oid)"],
  [
    "the function for failures is dropped too",
    "drop table pggit.ddl_log cascade; drop function pggit.capture_failed(text, text, text)",
  ],
  [
    "everything but the triggers' functions is dropped",
    `do $$ declare f regprocedure; begin
       for f in select p.oid from pg_proc as p where p.pronamespace = 'pggit'::regnamespace
         and p.prorettype <> 'event_trigger'::regtype
       loop execute format('drop function %s cascade', f); end loop;
     end $$`,
  ],
])("a plain user's DDL succeeds when %s", (_, damage) => {
  test("create, alter, drop and roll back", async () => {
    const owner = await db.client();
    await owner.query("grant create, usage on schema public to public");
    await owner.query(damage);
    const user = await db.client(await db.role());
    await user.query("create table t (id int primary key)");
    await user.query("alter table t add column name text");
    await user.query("begin; create table u (); rollback");
    await user.query("create index concurrently i on t (name)");
    await user.query("drop index concurrently i");
    const [found] = await user.query(
      "select count(*)::int as columns from pg_attribute where attrelid = 't'::regclass and attnum > 0",
    );
    expect(found).toEqual({ columns: 2 });
    await user.query("drop table t");
    expect(await user.query(exists, ["t"])).toEqual([{ there: false }]);
  });
});

test("a plain user without any right on pgGit is captured like anybody", async () => {
  const owner = await db.client();
  await owner.query("grant create on schema public to public");
  await fold(owner, true);
  const user = await db.client(await db.role());
  await user.query("create table t (id int primary key); create table u (id int references t)");
  await user.query("drop table t cascade");
  await expect(user.query("select from pggit.ddl_log")).rejects.toThrow("permission denied");
  expect(user.notices.filter(({ severity }) => severity === "WARNING")).toEqual([]);
  expect(await failures(owner)).toEqual([]);
  expect(await fold(owner)).toBe(2);
  expect(await differences(owner)).toEqual([]);
});

test("a failure is a warning for the user and a row for the operator", async () => {
  const owner = await db.client();
  await owner.query("alter table pggit.ddl_log rename to lost");
  owner.notices.length = 0;
  await owner.query("create table t (id int)");
  expect(owner.notices).toMatchObject([
    { severity: "WARNING", message: expect.stringContaining("did not capture this CREATE TABLE") },
  ]);
  expect(await failures(owner)).toEqual([expect.stringContaining("pggit.ddl_log")]);
});

test("what another session drops while it is read is no failure: it is read once more", async () => {
  const owner = await db.client();
  await fold(owner, true);
  await owner.query(`
    set session_replication_role = replica;
    alter function pggit.append_touched(text) rename to append_really;
    create sequence pggit.tries;
    create function pggit.append_touched(tag text) returns void language plpgsql as $$ begin
      if nextval('pggit.tries') = 1 then
        raise exception 'could not open relation with OID 1' using errcode = 'XX000';
      end if;
      perform pggit.append_really(tag);
    end $$;
    set session_replication_role = origin`);
  owner.notices.length = 0;
  await owner.query("create table t (id int)");
  expect(owner.notices).toEqual([]);
  expect(await failures(owner)).toEqual([]);
  expect(await fold(owner)).toBe(1);
  expect(await differences(owner)).toEqual([]);
});

test("five failures within a minute open the breaker, and then nothing is tried", async () => {
  const owner = await db.client();
  await owner.query("alter table pggit.ddl_log rename to lost");
  for (let n = 0; n < 8; n += 1) await owner.query(`create table t${n} (id int)`);
  expect(await failures(owner)).toHaveLength(5);
  const stops = await owner.query(
    `select kind, ends_at - started_at between '4 min 59 s' and '5 min 1 s' as five_minutes, ended_at
     from pggit.tracking_stops`,
  );
  expect(stops).toEqual([{ kind: "breaker", five_minutes: true, ended_at: null }]);
  const events = await owner.query(
    "select event_type from pggit.system_events where event_type = 'breaker_opened'",
  );
  expect(events).toHaveLength(1);
});

test("four failures leave it closed", async () => {
  const owner = await db.client();
  await owner.query("alter table pggit.ddl_log rename to lost");
  for (let n = 0; n < 4; n += 1) await owner.query(`create table t${n} (id int)`);
  await owner.query("alter table pggit.lost rename to ddl_log");
  await owner.query("create table seen (id int)");
  expect(await fold(owner)).toBe(1);
});

test("a breaker that has had its time lets capture try again", async () => {
  const owner = await db.client();
  await owner.query(
    "insert into pggit.tracking_stops (kind, ends_at) values ('breaker', clock_timestamp() + '0.5 s')",
  );
  await owner.query("create table unseen (id int)");
  await owner.query("select pg_sleep(0.6)");
  await owner.query("create table seen (id int)");
  expect(await fold(owner)).toBe(1);
  expect(await differences(owner)).toEqual(["table public.unseen"]);
});

test("statement_timeout during capture ends capture, not the statement", async () => {
  const owner = await db.client();
  // the real reader, made slow: the time runs out while capture waits in it
  await owner.query(`
    alter function pggit.read_object(text, oid) rename to quick_read_object;
    create function pggit.read_object(
      object_type text, objid oid, out schema_name text, out object_name text, out identity text, out facets text[]
    ) language plpgsql as $$ begin perform pg_sleep(5); end $$`);
  await owner.query("set statement_timeout = '300ms'");
  await owner.query("create table t (id int)");
  await owner.query("reset statement_timeout");
  expect(await owner.query(exists, ["t"])).toEqual([{ there: true }]);
  expect(await failures(owner)).toEqual(["canceling statement due to statement timeout"]);
});

test("a message or a mark that makes no sense harms nothing", async () => {
  const owner = await db.client();
  await owner.query("set pggit.message = ''; set pggit.captured_to = 'x:y'");
  await owner.query("create table t (id int); grant select on t to public");
  expect(await failures(owner)).toEqual([]);
  await owner.query("begin");
  await owner.query("select set_config('pggit.captured_to', pg_current_xact_id() || ':no', true)");
  await owner.query("grant insert on t to public; commit");
  expect(await owner.query(exists, ["t"])).toEqual([{ there: true }]);
});

test("REINDEX in a read-only transaction warns of nothing", async () => {
  const owner = await db.client();
  await owner.query("create table t (id int primary key)");
  await owner.query("set default_transaction_read_only = on");
  await owner.query("reindex table t");
  expect(owner.notices).toEqual([]);
});

test("what capture prints does not follow the session's settings", async () => {
  const owner = await db.client();
  await owner.query(
    "set datestyle = 'SQL, DMY'; set intervalstyle = 'iso_8601'; set timezone = 'Asia/Tokyo'",
  );
  await owner.query(
    "create table t (at timestamptz default '2024-01-31 12:00+00', wait interval default '90 min')",
  );
  await owner.query("reset datestyle; reset intervalstyle; reset timezone");
  await fold(owner);
  expect(await differences(owner)).toEqual([]);
});

test("it leaves no setting behind in the user's session", async () => {
  const user = await db.client();
  const settings = `select name, setting from pg_settings
    where name in ('search_path', 'lock_timeout', 'datestyle', 'jit', 'enable_seqscan', 'plan_cache_mode')
    order by name`;
  const before = await user.query(settings);
  await user.query("create table t (id int); begin; create table u (id int)");
  expect(await user.query(settings)).toEqual(before);
  await user.query("commit");
});

test("the event triggers' functions are volatile: any other crashes the server", async () => {
  const owner = await db.client();
  const functions = await owner.query(
    `select distinct p.provolatile from pg_event_trigger as t inner join pg_proc as p on p.oid = t.evtfoid
     where t.evtname like 'pggit%'`,
  );
  expect(functions).toEqual([{ provolatile: "v" }]);
});
