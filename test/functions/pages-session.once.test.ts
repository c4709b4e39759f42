/** Who gets into the status page, how far, and for how long. */
import { connect, type Sql } from "pggit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { loggedIn, pagesOver, visitorOf } from "./visitor.ts";

const db = useDatabase(installed, { each: "file" });
let sql: Sql;
beforeAll(async () => {
  sql = await connect(db.url);
});
afterAll(() => sql.close());
const site = pagesOver(() => sql);

test("who is not logged in is sent to the login, and from there to where he wanted", async () => {
  const visitor = visitorOf(site.app);
  const login = await visitor.open("/ui/shop/?x=1");
  expect(login.path).toBe("/ui/login?next=%2Fui%2Fshop%2F%3Fx%3D1");
  expect(login.text).toContain("Log in to pgGit");
  const key = await site.keyWith("read");
  const next = /name="next" value="([^"]*)"/.exec(login.html)?.[1] ?? "";
  const page = await visitor.post("/ui/login", { key, next });
  expect(page.path).toBe("/ui/shop/?x=1");
  expect(page.text).toContain("Tracking is enabled");
});

test("/ leads to the environments that the key is for, and no others", async () => {
  const visitor = await loggedIn(site, await site.keyWith("read"));
  const page = await visitor.open("/");
  expect(page.path).toBe("/ui/");
  expect(page.html).toContain('<a href="/ui/shop/">shop</a>');
  expect(page.html).not.toContain("till");
  expect((await visitor.open("/ui/till/")).status).toBe(404);
});

test.each([
  ["", "not an API key"],
  ["hunter2", "not an API key"],
  ["pggit_hunter_2", "incomplete or has a typing mistake"],
  ["pggit_spare_x y", "not an API key"],
])("a wrong key %j is said to be wrong, and opens nothing", async (key, words) => {
  const visitor = visitorOf(site.app);
  const answered = await visitor.post("/ui/login", { key, next: "/ui/shop/" });
  expect(answered.status).toBe(401);
  expect(answered.text).toContain(words);
  expect(visitor.cookies.size).toBe(0);
  if (key !== "") expect(answered.html).not.toContain(key);
});

test("a caller without the scope of a page is told which it takes", async () => {
  const visitor = await loggedIn(site, await site.keyWith("operate"));
  const page = await visitor.open("/ui/shop/");
  expect(page.status).toBe(403);
  expect(page.text).toContain("takes the scope read");
  expect(page.html).not.toContain("<nav");
});

test("a key that is taken out of the configuration ends its sessions", async () => {
  const key = await site.keyWith("read");
  const visitor = await loggedIn(site, key);
  expect((await visitor.open("/ui/shop/")).status).toBe(200);
  site.revoke(key);
  const page = await visitor.open("/ui/shop/");
  expect(page.path).toBe("/ui/login?next=%2Fui%2Fshop%2F");
  expect(page.text).toContain("You were logged out. The API key is not one of this API.");
  expect([...visitor.cookies.values()]).not.toContain(key);
});

test("logging out forgets the key", async () => {
  const visitor = await loggedIn(site, await site.keyWith("read"));
  const page = await visitor.post("/ui/logout", {});
  expect(page.text).toContain("You are logged out.");
  expect((await visitor.open("/ui/shop/")).path).toMatch(/^\/ui\/login/);
});

test("a link from elsewhere, with which browsers send no cookie, leads in all the same", async () => {
  const visitor = visitorOf(site.app);
  const page = await visitor.open("/ui/shop/?a=1&b=2", { "sec-fetch-site": "cross-site" });
  expect(page.html).toContain('<meta http-equiv="refresh" content="0;url=/ui/shop/?a=1&amp;b=2">');
});

test("a form that another site sends does nothing, whatever cookies come with it", async () => {
  const visitor = await loggedIn(site, await site.keyWith("read", "operate"));
  const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const fields = { action: "pause", idempotency_key: crypto.randomUUID(), duration: "1 hour" };
  const answered = await visitor.post("/ui/shop/", fields, foreign);
  expect(answered.status).toBe(403);
  expect(answered.text).toContain("not sent by this page");
  const login = await visitor.post("/ui/login", { key: await site.keyWith("read") }, foreign);
  expect(login.status).toBe(403);
  expect(await sql.query("select from pggit.tracking_stops")).toEqual([]);
});

test("pages may do nothing but what is theirs, and are kept by nobody", async () => {
  const visitor = await loggedIn(site, await site.keyWith("read"));
  const { headers, html } = await visitor.open("/ui/shop/");
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(html).toContain(`Request <code>${headers.get("x-request-id")}</code>`);
  expect(html).not.toMatch(/<script>|<style|\sstyle=|\son\w+=|javascript:/i);
  expect(html).not.toMatch(/(?:src|href|action)="(?!\/ui\/|\/reference|#|data:image)/);
});

test("the stylesheet and the script are kept for long, under an address of their own content", async () => {
  const visitor = visitorOf(site.app);
  const { html } = await visitor.open("/ui/login");
  const [style = "", script = ""] = ["css", "js"].map(
    (kind) => new RegExp(`"(/ui/page\\.${kind}\\?v=[0-9a-f]{32})"`).exec(html)?.[1],
  );
  const types = { [style]: "text/css; charset=utf-8", [script]: "text/javascript; charset=utf-8" };
  for (const [path, type] of Object.entries(types)) {
    const { headers } = await visitor.open(path);
    expect(headers.get("content-type")).toBe(type);
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  }
  const { headers } = await visitor.open("/ui/page.css?v=old");
  expect(headers.get("cache-control")).toBe("no-cache");
});

test("what is not there is said to be so, as a page", async () => {
  const visitor = await loggedIn(site, await site.keyWith("read"));
  for (const path of ["/ui/shop/nothing", "/ui/nowhere/", "/ui/a/b/c"]) {
    const page = await visitor.open(path);
    expect(page.status, path).toBe(404);
    expect(page.text, path).toContain("This did not work");
  }
});
