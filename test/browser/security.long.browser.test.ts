/** What a reviewer of the pages' security asks for, tried out in a browser. */
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { withClient } from "../servers/client.ts";
import { crawl } from "./crawl.ts";
import { fillLogIn, usePages } from "./use-pages.ts";

const pages = usePages();

const stops = () =>
  withClient(pages.production.url, async (client) => {
    const [row] = await client.query<{ count: string }>(
      "select count(*) from pggit.tracking_stops",
    );
    return Number(row?.count);
  });

/** Another site, whose only page is this one. */
async function visitSite(context: BrowserContext, site: string, html: string): Promise<Page> {
  await context.route(`${site}/**`, (route) =>
    route.fulfill({ contentType: "text/html", body: html }),
  );
  const page = await context.newPage();
  await page.goto(`${site}/`);
  return page;
}

/** A form that presses the emergency button of whoever sends it. */
const trap = (key = crypto.randomUUID()) => `
  <form method="post" action="${pages.url}/ui/production/">
    <input name="action" value="disable"><input name="idempotency_key" value="${key}">
    <input name="duration" value="1 hour"><input name="reason" value="a trap"><button>Win</button>
  </form>`;

// The second has another port of the same host, which browsers take for the same site: cookies are sent along.
test.each(["http://elsewhere.example", "http://127.0.0.1:1"])(
  "a form of %s presses no button, whoever is logged in",
  async (site) => {
    const before = await stops();
    const context = await pages.context({ as: "oncall" });
    const page = await visitSite(context, site, trap());
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.getByRole("button").click(),
    ]);
    expect([403, 303]).toContain(answer.status());
    await page.waitForLoadState();
    expect(await stops()).toBe(before);

    // the same form sent by the page itself does press it: it was not refused for another reason
    await page.goto("/ui/production/");
    await page.evaluate(`document.querySelector("main").innerHTML = ${JSON.stringify(trap())}`);
    await page.getByRole("button", { name: "Win" }).click();
    await page.getByRole("status").getByText("Tracking is disabled").waitFor();
    expect(await stops()).toBe(before + 1);
  },
);

test("nobody can log somebody in or out from elsewhere", async () => {
  const context = await pages.context({ as: "oncall" });
  const page = await visitSite(
    context,
    "http://127.0.0.1:1",
    `<form method="post" action="${pages.url}/ui/logout"><button>Win</button></form>`,
  );
  await page.getByRole("button").click();
  await page.waitForLoadState();
  await page.goto("/ui/production/");
  expect(await page.getByRole("banner").innerText()).toContain("key:oncall");
});

test("a frame on another site stays empty", async () => {
  const context = await pages.context({ as: "oncall" });
  const page = await visitSite(
    context,
    "http://127.0.0.1:1",
    `<iframe src="${pages.url}/ui/production/" onload="document.title = 'loaded'"></iframe>`,
  );
  await expect.poll(() => page.title()).toBe("loaded");
  const [, frame] = page.frames();
  expect(frame).toBeDefined();
  expect(await frame?.locator("main").count()).toBe(0);
});

test("the session's cookie is for pages alone, out of reach of scripts and of other sites, and short", async () => {
  const context = await pages.context({ as: "oncall" });
  const cookies = await context.cookies();
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: "Strict", path: "/ui" }]);
  const hours = ((cookies[0]?.expires ?? 0) - Date.now() / 1000) / 3600;
  expect(hours).toBeGreaterThan(7);
  expect(hours).toBeLessThanOrEqual(8);
  const page = await context.newPage();
  await page.goto("/ui/production/");
  expect(
    await page.evaluate("document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })"),
  ).toBe("{}");
});

test("where the visitor's connection is encrypted, the cookie never leaves over another", async () => {
  const answer = await fetch(`${pages.url}/ui/login`, {
    method: "POST",
    redirect: "manual",
    headers: { "x-forwarded-proto": "https", origin: pages.url },
    body: new URLSearchParams({ key: pages.keys.reader, next: "/ui/" }),
  });
  expect(answer.status).toBe(303);
  const [cookie = ""] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^__(?:Secure|Host)-/);
  for (const flag of ["Secure", "HttpOnly", "SameSite=Strict"]) expect(cookie).toContain(flag);
});

test.each([
  "//evil.example/",
  "https://evil.example/",
  "/\\evil.example",
  "/ui/../../evil",
  "javascript:alert(1)",
  "/ui/login?next=//evil.example",
])("the log in leads to no other place: %s", async (next) => {
  const page = await pages.open();
  await page.goto(`/ui/login?next=${encodeURIComponent(next)}`);
  await fillLogIn(page, pages.keys.reader);
  await page.getByRole("banner").getByText("key:reader").waitFor();
  expect(page.url().startsWith(`${pages.url}/ui/`)).toBe(true);
});

test("no page, no address and no line of the log has a key or a password in it", async () => {
  const context = await pages.context({ as: "oncall" });
  const texts: string[] = [];
  context.on("response", (response) => {
    texts.push(response.url());
    if (response.status() < 300)
      void response.text().then(
        (text) => texts.push(text),
        () => undefined,
      );
  });
  const page = await context.newPage();
  await crawl(page);
  const secrets = [pages.keys.oncall, pages.password, "postgres://"];
  const told = [...texts, pages.log()].join("\n");
  expect(texts.length).toBeGreaterThan(20);
  for (const secret of secrets) expect(told).not.toContain(secret);
});

test("every page forbids what it does not need, and is kept by no cache", async () => {
  const page = await pages.open({ as: "reader" });
  for (const path of ["/ui/", "/ui/production/", "/ui/production/nothing", "/ui/login"]) {
    const headers = (await page.goto(path))?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers).toMatchObject({
      "cache-control": expect.stringContaining("no-store"),
      "x-content-type-options": "nosniff",
      "referrer-policy": expect.stringMatching(/^(?:no-referrer|same-origin)$/),
    });
  }
});
