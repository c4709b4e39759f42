/** The views of history: what was changed, by whom, what each version was; and whatever is in it stays text. */
import { connect, type Sql } from "pggit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { loggedIn, pagesOver, type Visitor } from "./visitor.ts";

const db = useDatabase(installed, { each: "file" });
let sql: Sql;
let visitor: Visitor;
const site = pagesOver(() => sql);

const hostile = `</title></textarea><script>alert(1)</script>"' onload=alert(2) <img src=x onerror=alert(3)>`;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
/** PostgreSQL keeps 63 bytes of a name. */
const name = hostile.slice(19, 82);

beforeAll(async () => {
  sql = await connect(db.url);
  const commit = (text: string, message?: string) =>
    sql.transaction(async (transaction) => {
      if (message !== undefined) {
        await transaction.query("select set_config('pggit.message', $1, true)", [message]);
      }
      await transaction.script(text);
    });
  await commit("create table users (id int primary key, email text)", "People have addresses");
  await sql.query("select pggit.fold()");
  await commit("alter table users alter email type varchar(320), add column phone text");
  await sql.query("select pggit.fold()");
  await commit("alter table users drop column phone");
  await sql.query("select pggit.fold()");
  await sql.query("select pggit.begin_deployment('release 42')");
  await commit("create view emails as select email from users");
  await sql.query("select pggit.fold()");
  await sql.query("select pggit.end_deployment()");
  await commit(
    `create table ${quoted(name)} (${quoted(name)} text default ${literal(hostile)});
     comment on table ${quoted(name)} is ${literal(hostile)};
     create function ${quoted(`f${name}`)}() returns text language sql as ${literal(`select ${literal(hostile)}`)}`,
    hostile,
  );
  await sql.query("select pggit.fold()");
  await sql.query("select pggit.pause_tracking('1 hour', $1)", [hostile]);
  await sql.query("select pggit.begin_deployment($1, '1 hour', $1)", [hostile]);
  visitor = await loggedIn(site, await site.keyWith("read", "operate"));
});
afterAll(() => sql.close());

/** The lines of the page's diffs that one side alone has, as they are read out. */
function lines(html: string, kind: "lost" | "gained"): string[] {
  const cells = html.matchAll(
    new RegExp(`<td role="cell" class="line ${kind}"[^>]*>(.*?)</td>`, "gs"),
  );
  return [...cells].map(([, cell = ""]) =>
    cell
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
}

test("the timeline tells who changed what, newest first", async () => {
  const { text } = await visitor.open("/ui/shop/timeline?search=users");
  expect(text).toContain("column phone removed");
  expect(text).toContain("column email type: text -> character varying(320)");
  expect(text.indexOf("phone removed")).toBeLessThan(text.indexOf("phone added"));
});

test.each([
  ["object=emails", "create view emails", "phone removed"],
  ["search=addresses", "People have addresses", "ALTER TABLE"],
  ["since=2999-01-01", "No commit fits", "users"],
  ["until=2020-01-01", "No commit fits", "users"],
  ["author=nobody-of-that-name", "No commit fits", "users"],
  ["branch=main&object=users", "phone removed", "emails"],
])("the timeline with %s shows what fits", async (query, has, hasNot) => {
  const { status, text } = await visitor.open(`/ui/shop/timeline?${query}`);
  expect(status).toBe(200);
  const commits = text.replace(/^.*?Show /, "");
  expect(commits).toContain(has);
  expect(commits).not.toContain(hasNot);
});

test("an object that there never was is said to be unknown, with names that are alike", async () => {
  const page = await visitor.open("/ui/shop/object?name=user");
  expect(page.status).toBe(404);
  expect(page.text).toContain("Did you mean users?");
  expect((await visitor.open("/ui/shop/timeline?since=yesteryear")).status).toBe(400);
  expect((await visitor.open("/ui/shop/timeline?after=x")).status).toBe(400);
});

test("a commit shows each object's facets, and its definition before and after", async () => {
  const timeline = await visitor.open("/ui/shop/timeline?search=ALTER");
  const [, , second = ""] = [...timeline.html.matchAll(/<h2><a href="([^"]*)"/g)].map(
    ([, to]) => to,
  );
  const [first = ""] = [...timeline.html.matchAll(/<h2><a href="([^"]*)"/g)].map(([, to]) => to);
  expect(second).toBe("");
  const page = await visitor.open(first);
  expect(page.text).toContain("alter table users major Version 2.0.0 to 3.0.0");
  expect(page.text).toContain("major column phone removed");
  expect(lines(page.html, "lost")).toEqual(["removed: phone text,"]);
  const [, unified = ""] = /href="([^"]*)">Unified</.exec(page.html) ?? [];
  const other = await visitor.open(unified.replaceAll("&amp;", "&"));
  expect(other.html).toContain('<table class="diff unified"');
  expect(lines(other.html, "lost")).toEqual(["removed: phone text,"]);
  expect(other.html).toContain(">Side by side<");
});

test("any two versions of an object are compared", async () => {
  const page = await visitor.open("/ui/shop/object?name=users&type=table");
  expect(page.text).toContain("users table 3.0.0");
  expect(lines(page.html, "lost")).toEqual(["removed: phone text,"]);
  const select = /<select id="from"[^>]*>(.*?)<\/select>/s.exec(page.html)?.[1] ?? "";
  const values = [...select.matchAll(/value="([^"]*)"/g)].map(([, value = ""]) => value);
  expect(values).toHaveLength(3);
  const query = new URLSearchParams({
    name: "users",
    type: "table",
    from: values[2] ?? "",
    to: values[1] ?? "",
  });
  const compared = await visitor.open(`/ui/shop/object?${query.toString()}`);
  expect(lines(compared.html, "gained")).toEqual([
    "added: email character varying(320),",
    "added: phone text,",
  ]);
  expect(lines(compared.html, "lost")).toEqual(["removed: email text,"]);
});

test("each part of an object says who set it, when and in which commit", async () => {
  const page = await visitor.open("/ui/shop/object?name=users&type=table");
  const row =
    /<tr role="row">(?:(?!<\/tr>).)*column email type.*?<\/tr>/s.exec(page.html)?.[0] ?? "";
  expect(row).toContain("character varying(320)");
  expect(row).toContain("2.0.0");
  const commit = /href="(\/ui\/shop\/commit\?id=[0-9a-f]{64})"/.exec(row)?.[1] ?? "";
  expect((await visitor.open(commit)).text).toContain(
    "column email type: text -> character varying(320)",
  );
});

test("a dropped object is told as dropped, and what it was can still be read", async () => {
  await sql.script("create table gone (id int); select pggit.fold()");
  await sql.script("drop table gone; select pggit.resume_tracking()");
  await sql.script("create table passing (id int)");
  await sql.query("select pggit.fold()");
  await sql.script("drop table passing");
  await sql.query("select pggit.fold()");
  const page = await visitor.open("/ui/shop/object?name=passing");
  expect(page.status).toBe(200);
  expect(page.text).toContain("passing table dropped");
  expect(lines(page.html, "lost")).toContain("removed: id integer");
  const all = await visitor.open("/ui/shop/objects?search=passing&dropped=yes");
  expect(all.text).toContain("passing");
  expect((await visitor.open("/ui/shop/objects?search=passing")).text).toContain(
    "No object has such a name",
  );
});

test("deployments show their commits, and begin and end here", async () => {
  const page = await visitor.open("/ui/shop/deployments");
  const first = /href="(\/ui\/shop\/deployments\?deployment=1)"/.exec(page.html)?.[1] ?? "";
  expect((await visitor.open(first)).text).toContain("CREATE VIEW public.emails");
  const ended = await visitor.send(page, "end");
  expect(ended.text).toContain("has ended with");
  const begun = await visitor.send(ended, "begin", { name: "release 43", duration: "2 hours" });
  expect(begun.text).toContain("The deployment release 43 has begun.");
  expect(begun.text).toContain("release 43 is open");
  await visitor.send(begun, "end");
});

test("activity has every day, as a chart and as a table", async () => {
  const page = await visitor.open("/ui/shop/activity?days=7");
  expect([...page.html.matchAll(/<g class="day">/g)]).toHaveLength(14);
  // of all days together: it may be midnight between a commit and this
  const cells = [...page.html.matchAll(/data-title="Commits"[^>]*><span class="cell">(\d+)/g)];
  const commits = cells.reduce((sum, [, count]) => sum + Number(count), 0);
  const [counted] = await sql.query<{ count: string }>(
    "select count(*)::text as count from pggit.commits where origin in ('ddl', 'reconcile')",
  );
  expect(String(commits)).toBe(counted?.count);
  expect(page.text).not.toContain("Storage used");
  const costs = /href="(\/ui\/shop\/activity\?days=7&amp;costs=yes)"/.exec(page.html)?.[1] ?? "";
  expect((await visitor.open(costs.replace("&amp;", "&"))).text).toMatch(/Storage used \d+\.\d MB/);
});

const places = [
  "",
  "timeline",
  "objects",
  "objects?search=script",
  "deployments",
  "deployments?deployment=2",
  "activity",
  `object?${new URLSearchParams({ name: quoted(name), type: "table" }).toString()}`,
  `object?${new URLSearchParams({ name: `${quoted(`f${name}`.slice(0, 63))}()`, type: "function" }).toString()}`,
  `object?${new URLSearchParams({ name: hostile }).toString()}`,
  `timeline?${new URLSearchParams({ object: hostile, author: hostile, search: hostile }).toString()}`,
  `commit?${new URLSearchParams({ id: hostile }).toString()}`,
  "commit?id=HEAD~4",
  `activity?${new URLSearchParams({ days: hostile }).toString()}`,
];

test.each(places)("whatever people call things stays text in /%s", async (place) => {
  const { html, text } = await visitor.open(`/ui/shop/${place}`);
  const outside = html.replaceAll(/"[^"]*"/g, '""');
  expect(outside.match(/<script/g)).toHaveLength(1);
  expect(outside).not.toMatch(/<img|<[a-z]+[^>]*\son\w+=/i);
  expect(text.length).toBeGreaterThan(50);
});

test("the hostile names are in fact on the pages", async () => {
  for (const place of ["timeline", "objects?search=script", places[7] ?? ""]) {
    const { text } = await visitor.open(`/ui/shop/${place}`);
    expect(text, place).toContain("<script>alert(1)</script>");
  }
});
