/** Conflicts on the status page: looked at, previewed, and resolved with effect, once. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { columns, guideData, register } from "../conflicts/registering.ts";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { hiddenOf, hostile, isEscaped, useViews } from "./views-site.ts";

const shop = useDatabase(installed, { each: "file" });
const till = useDatabase(installed, { each: "file" });
const site = useViews(shop, till);

let client: TestClient;
beforeEach(async () => {
  client = await shop.client();
  await client.query("create table users (id int, name text); insert into users values (1, 'a')");
});
afterEach(() =>
  client.query("drop table if exists users cascade; delete from pggit.conflict_registry"),
);

const both = {
  base_definition: "CREATE TABLE users (id int, name text)",
  incoming_definition: "CREATE TABLE users (id bigint, name text, email text)",
};
const at = (id: string) => `/ui/shop/conflict?id=${id}`;
const statusOf = async (id: string) =>
  (
    await client.query("select status from pggit.conflict_registry where conflict_id = $1", [id])
  )[0];

test("open conflicts are listed, and found by status, type and object", async () => {
  await register(client);
  await register(client, { type: "version", identity: "public.orders" });
  const visitor = await site.visitor(["read"]);
  const all = await visitor.open("/ui/shop/conflicts");
  expect(all.text).toContain("public.users");
  expect(all.text).toContain("public.orders is 1.1.0 here and 1.2.0 incoming");
  const some = await visitor.open("/ui/shop/conflicts?type=version&object=ord");
  expect(some.text).toContain("public.orders");
  expect(some.text).not.toContain("public.users");
  const none = await visitor.open("/ui/shop/conflicts?status=resolved");
  expect(none.text).toContain("There is none.");
  const unknown = await visitor.open("/ui/shop/conflicts?status=mysterious");
  expect(unknown.status).toBe(400);
});

test("a conflict shows its sides, what collides, and what each way out would run and risk", async () => {
  await client.query("alter table users alter id type smallint");
  await client.query("create view names as select name from users");
  const id = await register(client, { data: both });
  const page = await (await site.visitor(["read"])).open(at(id));
  expect(page.status).toBe(200);
  expect(page.text).toContain("Depended On By view public.names");
  expect(page.text).toMatch(/1 collision .*column id type integer smallint bigint collision/);
  expect(page.html).toMatch(/<mark><code[^>]*>smallint<\/code><\/mark>/);
  expect(page.text).toContain("ALTER TABLE public.users ADD COLUMN email text");
  expect(page.text).toMatch(/rewrite every row is written anew under the lock ACCESS EXCLUSIVE/);
  // merging is not possible, and says why
  expect(page.text).toMatch(/This way is closed\. .*both sides changed public\.users differently/i);
});

test("who may not resolve sees no form, and is refused where he sends one all the same", async () => {
  const id = await register(client, { data: both });
  const reader = await site.visitor(["read"]);
  const page = await reader.open(at(id));
  expect(page.html).not.toContain('value="resolve"');
  expect(page.text).toContain("Resolving takes the scope resolve");
  const refused = await reader.post(at(id), {
    action: "resolve",
    idempotency_key: crypto.randomUUID(),
    resolution: "use_tracked",
  });
  expect(refused.status).toBe(403);
  expect(await statusOf(id)).toEqual({ status: "unresolved" });
});

test("resolving changes the live object, and the page says what ran and why", async () => {
  const id = await register(client, { data: both });
  const visitor = await site.visitor(["read", "resolve"]);
  const page = await visitor.open(at(id));
  expect(page.html).not.toContain('value="custom"');
  const fields = {
    ...hiddenOf(page, "resolve"),
    resolution: "merge",
    reason: "Approved in review",
  };
  const done = await visitor.post(at(id), fields);
  expect(done.status).toBe(200);
  expect(done.text).toContain("Resolved. public.users: 2 statements ran");
  expect(done.text).toContain("Reason Approved in review");
  expect(done.text).toMatch(/What ran .*ADD COLUMN email text; .*TYPE bigint/);
  expect(await columns(client)).toEqual(["id", "name", "email"]);

  // sent again it is the same resolution, and not a second one
  const again = await visitor.post(at(id), fields);
  expect(again.status).toBe(200);
  expect(
    await client.query("select from pggit.system_events where event_type = 'conflict_resolved'"),
  ).toHaveLength(1);
});

test("a resolution that would lose data is refused in so many words, and done where that is said", async () => {
  const id = await register(client, {
    data: { ...both, incoming_definition: "CREATE TABLE users (id int)" },
  });
  const visitor = await site.visitor(["read", "resolve"]);
  const page = await visitor.open(at(id));
  expect(page.text).toContain("data loss values that are there now are lost");
  const fields = { resolution: "use_tracked", reason: "Nobody needs names" };
  const refused = await visitor.post(at(id), { ...hiddenOf(page, "resolve"), ...fields });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain("DATA_LOSS");
  // what was filled in is there still
  expect(refused.html).toContain('value="Nobody needs names"');
  expect(refused.html).toMatch(/value="use_tracked"[^>]* checked/);
  expect(await columns(client)).toEqual(["id", "name"]);
  const done = await visitor.post(at(id), {
    ...hiddenOf(refused, "resolve"),
    ...fields,
    allow_data_loss: "yes",
  });
  expect(done.text).toContain("Resolved.");
  expect(await columns(client)).toEqual(["id"]);
});

test("SQL of one's own is previewed, which changes nothing, and then run", async () => {
  const id = await register(client, { data: both });
  const visitor = await site.visitor(["read", "resolve", "resolve:sql"]);
  const page = await visitor.open(at(id));
  const sql = "alter table users add column phone text";
  const fields = { resolution: "custom", sql, reason: "by hand" };
  const shown = await visitor.post(at(id), {
    ...hiddenOf(page, "resolve"),
    ...fields,
    action: "preview",
  });
  expect(shown.status).toBe(200);
  expect(shown.text).toMatch(/Run SQL of your own .*alter table users add column phone text/);
  expect(shown.html).toContain(`>${sql}</textarea>`);
  expect(await columns(client)).toEqual(["id", "name"]);
  const done = await visitor.post(at(id), { ...hiddenOf(shown, "resolve"), ...fields });
  expect(done.text).toContain("custom SQL ran");
  expect(await columns(client)).toEqual(["id", "name", "phone"]);
});

test("SQL of one's own takes its own scope, to preview it and to run it", async () => {
  const id = await register(client, { data: both });
  const visitor = await site.visitor(["read", "resolve"]);
  const page = await visitor.open(at(id));
  for (const action of ["preview", "resolve"]) {
    const refused = await visitor.post(at(id), {
      ...hiddenOf(page, "resolve"),
      action,
      resolution: "custom",
      sql: "drop table users",
    });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("resolve:sql");
  }
  expect(await columns(client)).toEqual(["id", "name"]);
});

test("names, definitions and reasons are text, whatever is in them", async () => {
  const identity = `public."${hostile.replaceAll('"', '""')}"`;
  await client.query(`create table ${identity} (id int, "${hostile.replaceAll('"', '""')}" int)`);
  const id = await register(client, {
    identity,
    data: {
      ...guideData,
      incoming_definition: `CREATE TABLE ${identity} (id int default 1)`,
    },
  });
  const visitor = await site.visitor(["read", "resolve", "resolve:sql"]);
  expect(isEscaped(await visitor.open("/ui/shop/conflicts"))).toBe(true);
  const page = await visitor.open(at(id));
  expect(page.status).toBe(200);
  expect(isEscaped(page)).toBe(true);
  const fields = {
    resolution: "custom",
    sql: `select '${hostile.replaceAll("'", "''")}'`,
    reason: hostile,
  };
  const shown = await visitor.post(at(id), {
    ...hiddenOf(page, "resolve"),
    ...fields,
    action: "preview",
  });
  expect(isEscaped(shown)).toBe(true);
  const done = await visitor.post(at(id), { ...hiddenOf(page, "resolve"), ...fields });
  expect(done.text).toContain("Resolved.");
  expect(isEscaped(done)).toBe(true);
  await client.query(`drop table ${identity}`);
});

test("an id that is none is said to be none", async () => {
  const visitor = await site.visitor(["read"]);
  expect((await visitor.open(at(crypto.randomUUID()))).status).toBe(404);
  expect((await visitor.open(at("nonsense"))).status).toBe(400);
});
