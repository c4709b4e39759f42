/** Two environments compared on the status page: rows, facets, diffs side by side, and files. */
import { connect } from "pggit";
import { beforeAll, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { hostile, isEscaped, useViews } from "./views-site.ts";

const shop = useDatabase(installed, { each: "file" });
const till = useDatabase(installed, { each: "file" });
const empty = useDatabase(undefined, { each: "file" });
const site = useViews(shop, till);

const quoted = `"${hostile.replaceAll('"', '""')}"`;
const lineEnd = `"two\nlines; drop table users; --"`;

beforeAll(async () => {
  const run = async (url: string, text: string) => {
    const sql = await connect(url);
    await sql.script(text);
    await sql.close();
  };
  await run(
    shop.url,
    `create table users (id int, name text); create table only_here (id int); create table ${quoted} (id int)`,
  );
  await run(
    till.url,
    `create table users (id bigint, name text, email text); create table ${lineEnd} (id int)`,
  );
});

const at = "/ui/shop/compare?with=till";

test("nothing is compared until another environment is chosen from those that the key may read", async () => {
  const page = await (await site.visitor(["read"])).open("/ui/shop/compare");
  expect(page.html).toContain('<option value="till"');
  expect(page.text).not.toContain("differ");
  const alone = await (await site.visitor(["read"], ["shop"])).open("/ui/shop/compare");
  expect(alone.text).toContain("There is no other environment that this key may read");
});

test("the report has its rows, their facets, and both definitions side by side", async () => {
  const page = await (await site.visitor(["read"])).open(at);
  expect(page.status).toBe(200);
  expect(page.text).toMatch(/4 of \d+ objects differ: 1 changed, 2 only in shop, 1 only in till/);
  expect(page.text).toContain("column id type: integer -> bigint");
  expect(page.text).toContain("column email: only in till");
  expect(page.text).toContain("added: email text");
  expect(page.html).toContain('<table class="diff" ');
  expect(isEscaped(page)).toBe(true);
});

test("the diffs are shown one line below the other where that is asked for", async () => {
  const page = await (await site.visitor(["read"])).open(`${at}&diff=unified`);
  expect(page.html).toContain('<table class="diff unified" ');
  expect(page.html).not.toContain('<table class="diff" ');
});

test("what is compared can be chosen", async () => {
  const visitor = await site.visitor(["read"]);
  const none = await visitor.open(`${at}&schemas=nowhere`);
  expect(none.text).toContain("There is no schema nowhere in shop or till.");
  const less = await visitor.open(`${at}&ignore=users,only*`);
  expect(less.text).not.toContain("only_here");
  expect(less.text).toMatch(/2 of \d+ objects differ/);
});

test("it is downloaded as JSON, and as the definitions of either side, which are no migration", async () => {
  const visitor = await site.visitor(["read"]);
  const json = await visitor.open(`${at}&format=json`);
  expect(json.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(JSON.parse(json.html)).toMatchObject({ verdict: "different", env1: { name: "shop" } });

  const theirs = (await visitor.open(`${at}&format=sql2`)).html;
  expect(theirs).toContain("-- Definitions, not a migration: read them before you run any.");
  expect(theirs).toMatch(
    /-- table public\.users: .*\nCREATE TABLE public\.users \(\n {4}id bigint,/,
  );
  expect(theirs).toMatch(/-- table public\.only_here: Only in shop\n-- Only shop has it\./);
  // a name with a line end cannot end the comment that it stands in
  expect(theirs).toContain('-- table public."two\\nlines; drop table users; --": Only in till');

  // run as it is in an empty database, it makes what it says
  const sql = await connect(empty.url);
  await sql.script(theirs);
  const made = await sql.query(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  expect(made).toEqual([{ relname: "two\nlines; drop table users; --" }, { relname: "users" }]);
  await sql.close();
});

test("a comparison that is too long for one call is offered as a job", async () => {
  const visitor = await site.visitor(["read"]);
  const page = await visitor.open(at);
  expect(page.html).toContain('value="job"');
});

test("who may read one of the two only is refused", async () => {
  const visitor = await site.visitor(["read"], ["shop"]);
  const page = await visitor.open(at);
  expect(page.text).toContain("It could not be compared.");
  expect(page.text).not.toContain("email");
});
