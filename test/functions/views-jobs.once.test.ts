/** What the status page does by jobs: purging, verifying and long comparisons, each confirmed, followed and shown. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { withOldHistory } from "../purge/old-history.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { hiddenOf, hostile, isEscaped, useViews } from "./views-site.ts";

const shop = useDatabase(withOldHistory);
const till = useDatabase(installed);
const site = useViews(shop, till);

let client: TestClient;
beforeEach(async () => {
  client = await shop.client();
});
const count = async (what: string) =>
  Number((await client.query<{ n: string }>(`select count(*) as n from ${what}`))[0]?.n);

const old = "/ui/shop/purge?older_than=1+day";

test("a purge is shown first, and removes nothing until the environment's name is typed", async () => {
  const visitor = await site.visitor(["read", "purge"]);
  const before = await count("pggit.commits");
  const page = await visitor.open(old);
  expect(page.text).toMatch(/What would be removed .*commits \d+/);
  expect(page.text).toContain("Type shop to remove it");
  for (const confirm of ["", "till", "Shop", "shop x"]) {
    const refused = await visitor.post(old, { ...hiddenOf(page, "purge"), confirm });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain("nothing was done");
  }
  expect(await site.work()).toBe(0);
  expect(await count("pggit.commits")).toBe(before);
});

test("typed, it is a job that is followed to its end, and begun once however often it is sent", async () => {
  const visitor = await site.visitor(["read", "purge"]);
  const before = await count("pggit.commits");
  const page = await visitor.open(old);
  const fields = { ...hiddenOf(page, "purge"), confirm: "shop" };
  const begun = await visitor.post(old, fields);
  const again = await visitor.post(old, fields);
  expect(again.path).toBe(begun.path);
  expect(begun.path).toMatch(/^\/ui\/shop\/job\?id=[0-9a-f-]{36}$/);
  expect(begun.text).toContain("Removing what is older than 1 day began.");
  expect(begun.text).toContain("waiting for somebody to work on it");
  expect(begun.html).toContain('http-equiv="refresh"');
  const still = await visitor.open(`${begun.path}&follow=no`);
  expect(still.html).not.toContain('http-equiv="refresh"');

  await site.work();
  const ended = await visitor.open(begun.path);
  expect(ended.text).toMatch(/succeeded .*What was removed .*commits \d+/);
  expect(ended.html).not.toContain('http-equiv="refresh"');
  expect(await count("pggit.commits")).toBeLessThan(before);
  expect(await count("pggit.jobs")).toBe(1);
});

test("who may not purge is told which scope it takes, and what he sends does nothing", async () => {
  const visitor = await site.visitor(["read", "operate"]);
  expect((await visitor.open("/ui/shop/")).html).not.toContain("/ui/shop/purge");
  const page = await visitor.open(old);
  expect(page.status).toBe(403);
  expect(page.text).toContain("purge");
  const sent = await visitor.post(old, {
    action: "purge",
    confirm: "shop",
    idempotency_key: crypto.randomUUID(),
  });
  expect(sent.status).toBe(403);
  expect(await count("pggit.jobs")).toBe(0);
});

test("verifying says what each check found and what fixing does, and fixes where that is asked for", async () => {
  await client.query("grant usage on schema pggit to public");
  const visitor = await site.visitor(["read", "operate"]);
  const page = await visitor.open("/ui/shop/verify");
  expect(page.text).toContain(
    "privileges The schema is closed to PUBLIC Closes the schema pggit to PUBLIC",
  );
  expect(page.text).toContain(
    "commit_chain All commits hash to their names nothing: it needs a person",
  );

  const looked = await visitor.post("/ui/shop/verify", hiddenOf(page, "verify"));
  await site.work();
  const found = await visitor.open(looked.path);
  expect(found.text).toMatch(
    /1 kind of fault is there\. .*privileges error .*Closes the schema pggit to PUBLIC/,
  );

  const asked = await visitor.post(
    "/ui/shop/verify",
    hiddenOf(await visitor.open("/ui/shop/verify"), "fix"),
  );
  await site.work();
  const mended = await visitor.open(asked.path);
  expect(mended.text).toMatch(/History is consistent .*privileges fixed/);
  expect((await visitor.open("/ui/shop/verify")).text).toMatch(
    /Verified before .*succeeded key:key-\d+ yes .*succeeded key:key-\d+ no/,
  );
});

test("who may only read verifies, and neither sees nor sends a fix", async () => {
  const visitor = await site.visitor(["read"]);
  const page = await visitor.open("/ui/shop/verify");
  expect(page.html).not.toContain('value="fix"');
  const refused = await visitor.post("/ui/shop/verify", {
    ...hiddenOf(page, "verify"),
    action: "fix",
  });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain("operate");
  expect(await count("pggit.jobs")).toBe(0);
});

test("a job is cancelled by whoever may begin it, and by nobody else", async () => {
  const admin = await site.visitor(["read", "purge"]);
  const page = await admin.open(old);
  const begun = await admin.post(old, { ...hiddenOf(page, "purge"), confirm: "shop" });
  const reader = await site.visitor(["read"]);
  const seen = await reader.open(begun.path);
  expect(seen.text).toContain("Purging history waiting");
  expect(seen.html).not.toContain('value="cancel"');
  const refused = await reader.post(begun.path, {
    action: "cancel",
    idempotency_key: crypto.randomUUID(),
  });
  expect(refused.status).toBe(403);
  const cancelled = await admin.post(begun.path, hiddenOf(begun, "cancel"));
  expect(cancelled.text).toContain("The job is cancelled.");
});

test("a comparison in the background keeps its report, with its diffs and its files", async () => {
  await client.query(`create table "${hostile.replaceAll('"', '""')}" (id int)`);
  const visitor = await site.visitor(["read"]);
  const at = "/ui/shop/compare?with=till";
  const begun = await visitor.post(at, hiddenOf(await visitor.open(at), "job"));
  expect(begun.text).toContain("Comparing shop with till began.");
  await site.work();
  const ended = await visitor.open(begun.path);
  expect(ended.text).toMatch(/objects differ/);
  expect(isEscaped(ended)).toBe(true);
  const file = await visitor.open(`${begun.path}&format=json`);
  expect(file.headers.get("content-disposition")).toBe(
    'attachment; filename="compare-shop-till.json"',
  );
  expect(JSON.parse(file.html)).toMatchObject({ verdict: "different" });
});

afterEach(() => site.work());
