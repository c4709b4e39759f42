/** emergency_disable where what captures DDL is itself what is broken. */
import { connect, install } from "pggit";
import { describe, expect, test } from "vitest";
import { commits, differences, fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { captured, events, statusRow, told, triggers } from "./stops.ts";

const db = useDatabase(installed);

const raising = `
  set session_replication_role = replica;
  create or replace function pggit.capture_ddl() returns event_trigger language plpgsql
    as $$ begin raise exception 'boom'; end $$;
  reset session_replication_role`;

/** Has user DDL fail, as somebody's experiment in production would. */
async function breakCapture(client: TestClient): Promise<void> {
  await client.query(raising);
  await expect(client.query("create table refused (id int)")).rejects.toThrow("boom");
}

async function mend(): Promise<void> {
  const sql = await connect(db.url);
  await install(sql, { repair: true });
  await sql.close();
}

const disabled = /^pgGit's event triggers are disabled as well: (.*)\.$/;

test("DDL that a broken trigger function refuses goes through at once", async () => {
  const owner = await db.client();
  await breakCapture(owner);
  const operator = await db.client(await db.role({ memberOf: ["pggit_operator"] }));
  await operator.query("select pggit.emergency_disable('1 hour', 'boom')");
  expect(told(operator, "WARNING")).toEqual([
    expect.stringMatching(disabled),
    expect.stringMatching(/^pgGit EMERGENCY DISABLED until /),
  ]);
  await owner.query("create table accepted (id int)");
  expect(await triggers(owner)).toBe("DD");
  expect(await events(owner, "emergency_disable")).toMatchObject([
    {
      data: {
        event_triggers: { pggit_capture_ddl: "O", pggit_capture_drop: "O" },
        fault: "function pggit.capture_ddl() is not as it was installed",
      },
    },
  ]);
  expect(await statusRow(owner, "Tracking")).toEqual({
    status: "disabled",
    details: expect.stringMatching(
      /: boom\. None of 2 triggers active: function pggit\.capture_ddl\(\) is not as it was installed$/,
    ),
  });
});

test("mended and enabled, the triggers are back, and the gap is a commit that says so", async () => {
  const client = await db.client();
  await client.query("alter event trigger pggit_capture_drop enable always");
  await breakCapture(client);
  await client.query("select pggit.emergency_disable('1 hour', 'boom')");
  await client.query("create table unseen (id int)");
  await mend();
  expect(await triggers(client)).toBe("DD");
  await client.query("select pggit.emergency_enable()");
  expect(await triggers(client)).toBe("OA");
  await client.query("create table seen (id int)");
  expect(await captured(client)).toEqual(["CREATE TABLE public.seen"]);
  expect((await commits(client)).map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^Changes while tracking was disabled .*: boom$/),
  );
  await fold(client, true);
  expect(await differences(client)).toEqual([]);
});

test("after the end they come back by the next reading operation, with nobody else present", async () => {
  const client = await db.client();
  await breakCapture(client);
  await client.query("select pggit.emergency_disable()");
  await mend();
  await client.query("update pggit.tracking_stops set ends_at = clock_timestamp()");
  expect(await triggers(client)).toBe("DD");
  const reader = await db.client(await db.role({ memberOf: ["pggit_reader"] }));
  await statusRow(reader, "Tracking");
  expect(await statusRow(reader, "Tracking")).toEqual({
    status: "enabled",
    details: "2 triggers active",
  });
  expect(await events(client, "event_triggers_enabled")).toHaveLength(1);
});

test("a trigger that still is broken is never enabled: not by the end, enable, fold or verify", async () => {
  const client = await db.client();
  await breakCapture(client);
  await client.query("select pggit.emergency_disable('1 s')");
  await client.query("select pg_sleep(1.1)");
  await fold(client, true);
  expect(await triggers(client)).toBe("DD");
  await client.query("select * from pggit.verify_consistency(fix_issues => true)");
  expect(await triggers(client)).toBe("DD");
  told(client, "WARNING");
  await client.query("select pggit.emergency_enable()");
  expect(told(client, "WARNING")).toEqual([
    "pgGit's event triggers stay disabled: function pggit.capture_ddl() is not as it was installed.",
  ]);
  expect(await triggers(client)).toBe("DD");
  expect(await statusRow(client, "Tracking")).toEqual({
    status: "disabled",
    details: "None of 2 triggers active: function pggit.capture_ddl() is not as it was installed",
  });
  await client.query("create table accepted (id int)");
  await mend();
  expect(await triggers(client)).toBe("OO");
});

test("verify with fixes enables them once they are sound", async () => {
  const client = await db.client();
  await client.query("alter event trigger pggit_capture_ddl disable");
  const found = await client.query(
    "select check_name, fixed from pggit.verify_consistency(fix_issues => true)",
  );
  expect(found).toEqual([{ check_name: "event_triggers", fixed: true }]);
  expect(await triggers(client)).toBe("OO");
});

test("a trigger that was disabled before stays so", async () => {
  const client = await db.client();
  await client.query("alter event trigger pggit_capture_drop disable");
  await breakCapture(client);
  await client.query("select pggit.emergency_disable()");
  await mend();
  await client.query("select pggit.emergency_enable()");
  expect(await triggers(client)).toBe("OD");
});

test("rolled back, the triggers are as they were", async () => {
  const client = await db.client();
  await client.query(raising);
  await client.query("begin; select pggit.emergency_disable(); rollback");
  expect(await triggers(client)).toBe("OO");
  await expect(client.query("create table refused (id int)")).rejects.toThrow("boom");
});

describe.each([
  [
    "what the trigger calls is dropped",
    "drop function pggit.append_touched(text)",
    "function pggit.append_touched() is not as it was installed",
  ],
  [
    "what it calls there never ends",
    `create or replace function pggit.is_extension_member(classid oid, objid oid) returns boolean
       language plpgsql as $$ begin loop end loop; end $$`,
    "function pggit.is_extension_member() is not as it was installed",
  ],
  [
    "the trigger runs another function",
    `create function public.other() returns event_trigger language plpgsql as $$ begin raise 'boom'; end $$;
     drop event trigger pggit_capture_ddl;
     create event trigger pggit_capture_ddl on ddl_command_end execute function public.other()`,
    "event trigger pggit_capture_ddl runs another function than it was made for",
  ],
  [
    "the record of functions is lost",
    "drop table pggit.installed_functions",
    'its functions could not be examined (relation "pggit.installed_functions" does not exist)',
  ],
  [
    "the table of stops is lost",
    "drop table pggit.tracking_stops",
    'pggit.tracking_stops could not be written (relation "pggit.tracking_stops" does not exist)',
  ],
])("where %s", (_, damage, fault) => {
  test("the event triggers are disabled, and the warning says why", async () => {
    const client = await db.client();
    await client.query("set session_replication_role = replica");
    await client.query(damage);
    await client.query("reset session_replication_role");
    told(client, "WARNING");
    await client.query("select pggit.emergency_disable()");
    const [first] = told(client, "WARNING");
    expect(disabled.exec(first ?? "")?.[1]).toBe(fault);
    expect(await triggers(client)).toBe("DD");
    client.notices.length = 0;
    await client.query("set statement_timeout = '5s'; create table accepted (id int)");
    expect(client.notices).toEqual([]);
  });
});

test("it waits for no lock: where the stops are locked, the triggers go instead", async () => {
  const [client, other] = [await db.client(), await db.client()];
  await other.query("begin; lock table pggit.tracking_stops, pggit.system_events");
  const started = Date.now();
  await client.query("select pggit.emergency_disable()");
  expect(Date.now() - started).toBeLessThan(5_000);
  expect(await triggers(client)).toBe("DD");
  const hints = client.notices.flatMap(({ hint }) => hint ?? []);
  expect(hints).toEqual([
    expect.stringMatching(
      /unless a further warning says that they are on record nowhere, by pggit\.emergency_enable/,
    ),
    expect.stringMatching(
      /^Neither pggit\.emergency_enable\(\) nor pggit\.fold\(\) brings them back/,
    ),
  ]);
  expect(told(client, "WARNING")).toEqual([
    expect.stringContaining("lock timeout"),
    expect.stringContaining("could not record this in pggit.system_events"),
    "which event triggers pgGit disabled is on record nowhere",
    expect.stringMatching(/^pgGit EMERGENCY DISABLED/),
  ]);
  await client.query("create table accepted (id int)");
  await other.query("rollback");
});

/** Disables for an hour, as an operator, while another session holds the table of stops; it lets go after. */
async function disableBesideLock(): Promise<TestClient> {
  const other = await db.client();
  await other.query("begin; lock table pggit.tracking_stops in exclusive mode");
  const operator = await db.client(await db.role({ memberOf: ["pggit_operator"] }));
  await operator.query("select pggit.emergency_disable('1 hour', 'stuck')");
  await other.query("rollback");
  expect(await triggers(operator)).toBe("DD");
  told(operator, "NOTICE");
  return operator;
}

test("stopped while the stops were locked, emergency_enable brings the triggers back", async () => {
  const client = await db.client();
  await client.query("alter event trigger pggit_capture_drop enable always");
  const operator = await disableBesideLock();
  await client.query("create table unseen (id int)");
  await operator.query("select pggit.emergency_enable()");
  expect(told(operator, "NOTICE")).toEqual(["Tracking is enabled again."]);
  expect(await triggers(client)).toBe("OA");
  expect((await commits(client)).map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^Changes while tracking was disabled .*: stuck$/),
  );
  await operator.query("select pggit.emergency_enable()");
  expect(told(operator, "NOTICE")).toEqual(["Tracking was not disabled."]);
});

test("stopped while the stops were locked, a fold after the end brings the triggers back, and none before", async () => {
  const operator = await disableBesideLock();
  await fold(operator);
  expect(await triggers(operator)).toBe("DD");
  expect(await statusRow(operator, "Tracking")).toMatchObject({
    status: "disabled",
    details: expect.stringContaining("stuck"),
  });
  const owner = await db.client();
  await owner.query("update pggit.tracking_stops set ends_at = clock_timestamp()");
  await fold(operator);
  expect(await triggers(operator)).toBe("OO");
  expect(await operator.query("select state, reason from pggit.list_stops()")).toEqual([
    { state: "over", reason: "stuck" },
  ]);
});

test("stopped while the stops were locked, a trigger that was disabled by hand before stays so", async () => {
  const client = await db.client();
  await client.query("alter event trigger pggit_capture_drop disable");
  const operator = await disableBesideLock();
  await operator.query("select pggit.emergency_enable()");
  expect(await triggers(client)).toBe("OD");
});

test("stopped while the stops were locked and capture is broken, the triggers are back once it is mended", async () => {
  const client = await db.client();
  await breakCapture(client);
  const operator = await disableBesideLock();
  await operator.query("select pggit.emergency_enable()");
  expect(await triggers(client)).toBe("DD");
  await mend();
  await fold(client);
  expect(await triggers(client)).toBe("OO");
});

test("without the table of events it works all the same", async () => {
  const client = await db.client();
  await client.query("drop table pggit.system_events");
  told(client, "WARNING");
  await client.query("select pggit.emergency_disable()");
  await client.query("create table unseen (id int)");
  expect(told(client, "WARNING")).toHaveLength(2);
  expect(await triggers(client)).toBe("OO");
  expect(await captured(client)).toEqual([]);
});

test("a function that has nothing to do with capture leaves the triggers alone", async () => {
  const client = await db.client();
  await client.query("drop function pggit.status_failures()");
  await client.query("select pggit.emergency_disable()");
  expect(await triggers(client)).toBe("OO");
});

test("where the triggers cannot be disabled, the warning says what their owner has to run", async () => {
  const client = await db.client();
  await client.query(raising);
  const role = await db.role({ attributes: "nologin" });
  await client.query(
    `set session_replication_role = replica;
     grant pggit_admin to ${role.name}; alter function pggit.emergency_disable(interval, text) owner to ${role.name};
     reset session_replication_role`,
  );
  await client.query("select pggit.emergency_disable()");
  const warning = client.notices.find(({ message }) => message.includes("could not be"));
  expect(warning).toMatchObject({
    message: expect.stringContaining("must be owner of event trigger"),
    hint: expect.stringContaining("ALTER EVENT TRIGGER pggit_capture_ddl DISABLE"),
  });
});
