/** emergency_disable, emergency_enable, pause_tracking, resume_tracking: capture stops, and comes back. */
import { describe, expect, test } from "vitest";
import { commits, differences, fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { captured, events, statusRow, told } from "./stops.ts";

const db = useDatabase(installed);

const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d`;
const utc = `${time} UTC`;

describe.each([
  ["disable", "emergency_disable", "emergency_enable", "disabled"],
  ["pause", "pause_tracking", "resume_tracking", "paused"],
])("a %s", (_, stop, end, state) => {
  test("keeps DDL out of the log until its end, which comes with nobody present", async () => {
    const client = await db.client();
    const [row] = await client.query<{ ends: string; soon: boolean }>(
      `select ends, ends between clock_timestamp() + '0.7 s' and clock_timestamp() + '1 s' as soon
       from pggit.${stop}('1 s') as ends`,
    );
    expect(row?.soon).toBe(true);
    await client.query("create table unseen (id int)");
    expect(await captured(client)).toEqual([]);
    await client.query("select pg_sleep(greatest(0, extract(epoch from $1 - clock_timestamp())))", [
      row?.ends,
    ]);
    await client.query("create table seen (id int)");
    expect(await captured(client)).toEqual(["CREATE TABLE public.seen"]);
  });

  test("that ended by itself is named by the commit of what was changed meanwhile", async () => {
    const client = await db.client();
    await client.query(`select pggit.${stop}('1 s', 'index build')`);
    await client.query("create table unseen (id int)");
    await client.query("select pg_sleep(1.1)");
    await client.query("create table seen (id int)");
    expect(await fold(client, true)).toBe(2);
    expect(await commits(client)).toEqual([
      { origin: "ddl", author: "postgres", message: "CREATE TABLE public.seen" },
      {
        origin: "reconcile",
        author: "postgres",
        message: expect.stringMatching(
          `^Changes while tracking was ${state} from ${utc} to ${utc} by postgres: index build$`,
        ),
      },
    ]);
    expect(await differences(client)).toEqual([]);
  });

  test("that is ended sooner is recorded at once, and tracking goes on", async () => {
    const client = await db.client();
    await client.query(`select pggit.${stop}('1 hour')`);
    await client.query("create table unseen (id int)");
    await client.query(`select pggit.${end}()`);
    await client.query("create table seen (id int)");
    const [gap, ...rest] = await commits(client);
    expect(gap?.message).toMatch(
      RegExp(`^Changes while tracking was ${state} from ${utc} to ${utc} by postgres$`),
    );
    expect(rest).toEqual([]);
    expect(await captured(client)).toEqual(["CREATE TABLE public.seen"]);
  });

  test("is in the transaction that asks for it: rolled back, it never was", async () => {
    const client = await db.client();
    await client.query(`begin; select pggit.${stop}()`);
    await client.query("create table unseen (id int); rollback");
    await client.query("create table seen (id int)");
    expect(await captured(client)).toEqual(["CREATE TABLE public.seen"]);
    expect(await events(client, stop)).toEqual([]);
  });

  test("is for every session as soon as it is committed", async () => {
    const [client, other] = [await db.client(), await db.client()];
    await client.query(`begin; select pggit.${stop}()`);
    await other.query("create table before_commit (id int)");
    await client.query("commit");
    await other.query("create table after_commit (id int)");
    expect(await captured(client)).toEqual(["CREATE TABLE public.before_commit"]);
  });

  test("is for an operator to ask for, not for a reader", async () => {
    const operator = await db.role({ memberOf: ["pggit_operator"] });
    const client = await db.client(operator);
    await client.query(`select pggit.${stop}('1 hour', 'mine')`);
    expect(await statusRow(client, "Tracking")).toEqual({
      status: state,
      details: expect.stringContaining(` by ${operator.name}: mine`),
    });
    await client.query(`select pggit.${end}()`);
    expect(await statusRow(client, "Tracking")).toMatchObject({ status: "enabled" });
    const reader = await db.client(await db.role({ memberOf: ["pggit_reader"] }));
    for (const call of [stop, end])
      await expect(reader.query(`select pggit.${call}()`)).rejects.toThrow("permission denied");
  });

  test("a second one never ends the first sooner, and both are on record", async () => {
    const client = await db.client();
    const [first] = await client.query(`select pggit.${stop}('2 hours', 'first') as ends`);
    const [second] = await client.query(`select pggit.${stop}('1 hour', 'second') as ends`);
    expect(second).toEqual(first);
    const [third] = await client.query<{ later: boolean }>(
      `select pggit.${stop}('3 hours', 'third') > $1 as later`,
      [first?.ends],
    );
    expect(third).toEqual({ later: true });
    expect(await statusRow(client, "Tracking")).toEqual({
      status: state,
      details: expect.stringMatching(/third$/),
    });
    await client.query("create table unseen (id int)");
    await client.query(`select pggit.${end}()`);
    const [gap] = await commits(client);
    expect(gap?.message).toMatch(/: first, .*: second, .*: third$/);
    expect(await statusRow(client, "Tracking")).toMatchObject({ status: "enabled" });
  });

  test.each([
    ["null", "the duration is null"],
    ["'0'", "the duration 00:00:00 is not above zero"],
    ["'-1 hour'", "the duration -01:00:00 is not above zero"],
    ["'1 microsecond'", "the duration 00:00:00.000001 is shorter than 1 second"],
    ["'999 ms'", "the duration 00:00:00.999 is shorter than 1 second"],
    ["'31 days'", "the duration 31 days is longer than 30 days"],
    ["'100000 years'", "the duration 100000 years is longer than 30 days"],
  ])("of %s is refused, and nothing is changed", async (duration, message) => {
    const client = await db.client();
    await expect(client.query(`select pggit.${stop}(${duration})`)).rejects.toMatchObject({
      code: "PG002",
      message,
      hint: expect.stringContaining("'2 hours'"),
    });
    expect(await client.query("select from pggit.tracking_stops")).toEqual([]);
  });

  test("an interval above zero that ends before it begins is refused", async () => {
    const client = await db.client();
    const days = "extract(day from date_trunc('month', now()) + '1 month - 1 day')::int + 1";
    await expect(
      client.query(`select pggit.${stop}('1 month'::interval - make_interval(days => ${days}))`),
    ).rejects.toMatchObject({ code: "PG002" });
  });

  test("leaves an event that says who, what, until when and why; so does its end", async () => {
    const client = await db.client();
    const [row] = await client.query<{ ends: Date }>(
      `select pggit.${stop}('1 hour', 'why not') as ends`,
    );
    await client.query(`select pggit.${end}()`);
    const [event] = await events(client, stop);
    expect(event).toMatchObject({
      action: `tracking ${state}`,
      user: "postgres",
      data: { reason: "why not" },
    });
    expect(new Date(String(event?.data.until))).toEqual(row?.ends);
    expect(await events(client, end)).toMatchObject([{ user: "postgres", data: { ended: 1 } }]);
  });

  test("a transaction that was open at its end is named when it commits", async () => {
    const [client, other] = [await db.client(), await db.client()];
    await client.query(`select pggit.${stop}('1 hour', 'long one')`);
    await other.query("begin; create table unseen (id int)");
    await client.query(`select pggit.${end}()`);
    expect(await commits(client)).toEqual([]);
    await other.query("commit");
    await fold(client, true);
    expect(await commits(client)).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^Changes while .*: long one$/) }),
    ]);
    await client.query(
      "set session_replication_role = replica; drop table unseen; reset session_replication_role",
    );
    await fold(client, true);
    expect((await commits(client)).at(-1)?.message).toBe(
      "Found without an event: drop table public.unseen",
    );
  });

  test("within one transaction it covers what is between", async () => {
    const client = await db.client();
    await client.query(`begin; select pggit.${stop}('1 hour', 'inside')`);
    await client.query(
      `create table unseen (id int); select pggit.${end}(); create table seen (id int)`,
    );
    await client.query("commit");
    expect(await captured(client)).toEqual(["CREATE TABLE public.seen"]);
    expect((await commits(client)).map(({ message }) => message)).toEqual([
      expect.stringMatching(/: inside$/),
    ]);
    expect(await fold(client, true)).toBe(1);
    expect(await differences(client)).toEqual([]);
  });

  test("is no use on a read-only server, and says so", async () => {
    const client = await db.client();
    await client.query("begin read only");
    await expect(client.query(`select pggit.${stop}()`)).rejects.toMatchObject({ code: "25006" });
  });
});

test("a disable warns in the guide's words", async () => {
  const client = await db.client();
  const [row] = await client.query<{ until: string }>(
    "select to_char(pggit.emergency_disable('2 hours'::interval), 'YYYY-MM-DD HH24:MI:SS') as until",
  );
  expect(told(client, "WARNING")).toEqual([
    `pgGit EMERGENCY DISABLED until ${row?.until}. \nUse pggit.emergency_enable() to re-enable sooner.`,
  ]);
});

test("disable and pause are two stops: status shows both, and each has an end of its own", async () => {
  const client = await db.client();
  await client.query("select pggit.pause_tracking('2 hours', 'maintenance')");
  await client.query("select pggit.emergency_disable('1 hour', 'on fire')");
  expect(await statusRow(client, "Tracking")).toEqual({
    status: "disabled, paused",
    details: expect.stringMatching(
      `^Disabled until ${utc} by postgres: on fire; Paused until ${utc} by postgres: maintenance$`,
    ),
  });
  told(client, "NOTICE");
  await client.query("select pggit.emergency_enable()");
  expect(told(client, "NOTICE")).toEqual([
    expect.stringMatching(
      `^Tracking is still paused until ${time}. Use pggit.resume_tracking\\(\\) to resume sooner.$`,
    ),
  ]);
  expect(await statusRow(client, "Tracking")).toMatchObject({ status: "paused" });
  await client.query("create table unseen (id int)");
  expect(await captured(client)).toEqual([]);
  await client.query("select pggit.resume_tracking()");
  expect(told(client, "NOTICE")).toEqual(["Tracking is resumed."]);
  expect(await statusRow(client, "Tracking")).toMatchObject({ status: "enabled" });
});

test("to resume does not end a disable, and says so", async () => {
  const client = await db.client();
  await client.query("select pggit.emergency_disable('1 hour')");
  await client.query("select pggit.resume_tracking()");
  expect(told(client, "NOTICE")).toEqual([
    "Tracking was not paused: there is nothing to resume.",
    expect.stringMatching(/^Tracking is still disabled until .* Use pggit.emergency_enable\(\)/),
  ]);
  await client.query("create table unseen (id int)");
  expect(await captured(client)).toEqual([]);
});

test("nothing to end is a notice and an event, not an error", async () => {
  const client = await db.client();
  await client.query("select pggit.resume_tracking(); select pggit.emergency_enable()");
  expect(told(client, "NOTICE")).toEqual([
    "Tracking was not paused: there is nothing to resume.",
    "Tracking was not disabled.",
  ]);
  expect(await events(client, "resume_tracking")).toMatchObject([{ data: { ended: 0 } }]);
  expect(await events(client, "emergency_enable")).toMatchObject([{ data: { ended: 0 } }]);
});

test("emergency_enable closes the breaker, too", async () => {
  const client = await db.client();
  await client.query(
    "insert into pggit.tracking_stops (kind, reason, ends_at) values ('breaker', 'disk full', now() + '5 min')",
  );
  await client.query("create table unseen (id int)");
  await client.query("select pggit.emergency_enable()");
  const [gap] = await commits(client);
  expect(gap?.message).toMatch(
    /^Changes while tracking was off after repeated failures .*: disk full$/,
  );
  await client.query("create table seen (id int)");
  expect(await captured(client)).toEqual(["CREATE TABLE public.seen"]);
});

test("what is found while a stop is open says that it is open", async () => {
  const client = await db.client();
  await client.query("select pggit.pause_tracking('1 hour', 'moving')");
  await client.query("create table unseen (id int)");
  await fold(client, true);
  expect(await commits(client)).toMatchObject([
    {
      message: expect.stringMatching(
        `^Changes while tracking was paused since ${utc} by postgres: moving$`,
      ),
    },
  ]);
});

test("two sessions disable and pause at once and neither waits", async () => {
  const [one, two] = [await db.client(), await db.client()];
  await one.query("begin; select pggit.emergency_disable('1 hour', 'one')");
  await two.query("set statement_timeout = '2s'; begin");
  await two.query("select pggit.emergency_disable('2 hours', 'two')");
  await two.query("select pggit.pause_tracking('1 hour')");
  await two.query("commit");
  await one.query("commit");
  expect(await statusRow(one, "Tracking")).toMatchObject({
    status: "disabled, paused",
    details: expect.stringContaining(": two; Paused"),
  });
});

test("to enable while another session does so is refused soon, not waited for", async () => {
  const [one, two] = [await db.client(), await db.client()];
  await one.query("select pggit.emergency_disable()");
  await one.query("begin; select pggit.emergency_enable()");
  const started = Date.now();
  await expect(two.query("select pggit.emergency_enable()")).rejects.toMatchObject({
    code: "55P03",
    message: "another session holds pggit.tracking_stops, or is ending the same stop",
  });
  expect(Date.now() - started).toBeLessThan(5_000);
  await one.query("commit");
  await two.query("select pggit.emergency_enable()");
});

test("while another session folds, tracking comes back all the same, and the next fold names the gap", async () => {
  const [client, folding] = [await db.client(), await db.client()];
  await client.query("select pggit.pause_tracking('1 hour', 'busy')");
  await client.query("create table unseen (id int)");
  await folding.query("begin; select pg_advisory_xact_lock(hashtext('pggit.fold'))");
  told(client, "NOTICE");
  await client.query("select pggit.resume_tracking()");
  expect(told(client, "NOTICE")).toEqual([
    expect.stringContaining("Another session writes history"),
    "Tracking is resumed.",
  ]);
  await folding.query("commit");
  await fold(client, true);
  expect(await commits(client)).toMatchObject([{ message: expect.stringMatching(/: busy$/) }]);
});

test("where there is no time to record what was changed, tracking comes back all the same", async () => {
  const client = await db.client();
  await client.query("select pggit.pause_tracking()");
  await client.query(`create or replace function pggit.catalog_differences() returns pggit.object_change[]
    language plpgsql as $$ begin perform pg_sleep(10); return '{}'; end $$`);
  await client.query("set statement_timeout = '500ms'");
  told(client, "WARNING");
  await client.query("select pggit.resume_tracking()");
  expect(told(client, "WARNING")).toEqual([expect.stringContaining("statement timeout")]);
  await client.query("create table seen (id int)");
  expect(await captured(client)).toEqual(["CREATE TABLE public.seen"]);
});

test("where history is broken, tracking comes back all the same", async () => {
  const client = await db.client();
  await client.query("select pggit.emergency_disable()");
  await client.query("create table unseen (id int); alter table pggit.trees rename to lost");
  told(client, "WARNING");
  await client.query("select pggit.emergency_enable()");
  expect(told(client, "WARNING")).toEqual([
    expect.stringContaining("pgGit could not bring history up to date"),
  ]);
  await client.query("create table seen (id int)");
  expect(await captured(client)).toEqual(["CREATE TABLE public.seen"]);
});
