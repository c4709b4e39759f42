/** The status view says what is off, why and until when, and its switches do what they say, once. */
import { connect, type Sql } from "pggit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { loggedIn, pagesOver } from "./visitor.ts";

const db = useDatabase(installed);
let sql: Sql;
beforeEach(async () => {
  sql = await connect(db.url);
});
afterEach(() => sql.close());
const site = pagesOver(() => sql);

const stops = () =>
  sql.query<{ kind: string; reason: string | null; is_open: boolean }>(
    `select kind, reason, ended_at is null and ends_at > clock_timestamp() as is_open
     from pggit.tracking_stops order by stop_id`,
  );

test("disabling says until when and why, and is undone by enabling", async () => {
  const visitor = await loggedIn(site, await site.keyWith("read", "emergency"));
  const page = await visitor.open("/ui/shop/");
  expect(page.text).toContain("Tracking is enabled");
  expect(page.text).not.toContain("Enable tracking now");

  const off = await visitor.send(page, "disable", { duration: "90 min", reason: "DDL <hangs>" });
  expect(off.status).toBe(200);
  expect(off.text).toMatch(/^Tracking is disabled until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\./);
  expect(off.text).toMatch(
    /Tracking is disabled Emergency disable by \w+ until [-\d]+ [:\d]+ UTC in 1 h : DDL <hangs>/,
  );
  expect(off.html).toMatch(/data-until="\d{4}-[^"]*Z"/);
  expect(await stops()).toEqual([{ kind: "disable", reason: "DDL <hangs>", is_open: true }]);

  await sql.script("create table meanwhile (id int)");
  const on = await visitor.send(off, "enable");
  expect(on.text).toContain("Tracking is enabled again");
  expect(await stops()).toEqual([{ kind: "disable", reason: "DDL <hangs>", is_open: false }]);
  expect(on.text).toContain("in history");
  const timeline = await visitor.open(
    /href="(\/ui\/shop\/timeline\?search=[^"]*)"/.exec(on.html)?.[1] ?? "",
  );
  expect(timeline.text).toContain("Changes while tracking was disabled");
  expect(timeline.text).toContain("meanwhile");
});

test("a form that is sent twice is done once, and says the same", async () => {
  const visitor = await loggedIn(site, await site.keyWith("read", "operate"));
  const page = await visitor.open("/ui/shop/");
  const first = await visitor.send(page, "pause", { reason: "vacuum" });
  const second = await visitor.send(page, "pause", { reason: "vacuum" });
  expect(second.text.slice(0, 60)).toBe(first.text.slice(0, 60));
  expect(first.text).toMatch(/^Tracking is paused until/);
  expect(await stops()).toHaveLength(1);
  // what was said is said once
  expect((await visitor.open("/ui/shop/")).text).not.toMatch(/^Tracking is paused until/);

  const other = await visitor.send(page, "pause", { reason: "something else" });
  expect(other.status).toBe(409);
  expect(await stops()).toHaveLength(1);
  const resumed = await visitor.send(other, "resume");
  expect(resumed.text).toContain("Tracking is resumed");
  expect(await stops()).toEqual([{ kind: "pause", reason: "vacuum", is_open: false }]);
});

test("what is wrong in a form is said above it, with what to do, and nothing is done", async () => {
  const visitor = await loggedIn(site, await site.keyWith("read", "operate"));
  const page = await visitor.open("/ui/shop/");
  for (const duration of ["soon", "-1 hour", "", "400 days"]) {
    const answered = await visitor.send(page, "pause", { duration });
    expect(answered.status, duration).toBe(400);
    expect(answered.html, duration).toContain('role="alert"');
    expect(answered.text, duration).toMatch(/request [0-9a-f-]{36}/);
    expect(answered.text, duration).toContain("Pause tracking");
  }
  const bare = await visitor.post("/ui/shop/", { action: "pause", duration: "1 hour" });
  expect(bare.status).toBe(400);
  const unknown = await visitor.send(page, "pause", { action: "toString" });
  expect(unknown.status).toBe(400);
  expect(await stops()).toEqual([]);
});

test("switches are there for those who may press them, and for others do nothing", async () => {
  const visitor = await loggedIn(site, await site.keyWith("read"));
  const page = await visitor.open("/ui/shop/");
  expect(page.html).not.toContain('name="action"');
  expect(page.text).toContain("takes the scope emergency");
  expect(page.text).toContain("takes the scope operate");
  for (const [action, scope] of [
    ["disable", "emergency"],
    ["pause", "operate"],
  ] as const) {
    const fields = { action, idempotency_key: crypto.randomUUID(), duration: "1 hour" };
    const answered = await visitor.post("/ui/shop/", fields);
    expect(answered.status).toBe(403);
    expect(answered.text).toContain(`takes the scope ${scope}`);
  }
  expect(await stops()).toEqual([]);
});

test("what a form did is on record under the key's name, as any call is", async () => {
  const key = await site.keyWith("read", "operate");
  const visitor = await loggedIn(site, key);
  await visitor.send(await visitor.open("/ui/shop/"), "pause", { reason: "vacuum" });
  const calls = await sql.query(
    `select event_data ->> 'operation' as operation, event_data ->> 'caller' as caller
     from pggit.system_events where event_type = 'api_call'`,
  );
  const name = /^pggit_(.*?)_/.exec(key)?.[1];
  expect(calls).toEqual([{ operation: "tracking pause", caller: `key:${name}` }]);
});

test("an environment without pgGit is said to be so, on its page and among the others", async () => {
  await sql.script("drop schema pggit cascade");
  const visitor = await loggedIn(site, await site.keyWith("read"));
  const page = await visitor.open("/ui/shop/");
  expect(page.status).toBe(409);
  expect(page.text).toContain("pgGit is not installed");
  expect((await visitor.open("/ui/")).text).toContain("shop unknown");
});
