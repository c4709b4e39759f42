/** Whatever somebody writes into a database is shown as he wrote it, and nothing of it runs. */
import { expect, test } from "vitest";
import { views } from "../../functions/src/pages/views.ts";
import { crawl } from "./crawl.ts";
import { usePages } from "./use-pages.ts";
import { hostileNames, quoted } from "./worlds/hostile.ts";
import { hostile } from "./worlds/templates.ts";

const pages = usePages({ production: hostile });

/** What no page has of itself: handlers, scripts in the page, pictures, links that run something. */
const foreign = `
  [...document.querySelectorAll("*")].flatMap((each) => [
    ...[...each.attributes].filter(({ name }) => name.startsWith("on") || name === "style" || name === "srcdoc"),
    ...(each.matches("script:not([src]), img, iframe, object, embed, base, a[href^='javascript:' i]") ? [each] : []),
  ]).map((each) => each.outerHTML ?? each.name)`;

/** Somebody who moves over everything and puts the focus everywhere. */
const touch = `
  for (const each of document.querySelectorAll("main *")) {
    each.focus?.();
    for (const type of ["mouseover", "load", "error", "focus"]) each.dispatchEvent(new Event(type));
  }`;

const text = "document.body.textContent";

/** PostgreSQL quotes what is no plain name. */
const shownName = (name: string) => (name === "__proto__" ? name : quoted(name));

// The policy is the second line of defence: here it is off, and a mistake would run.
test("nothing in any view runs, though no policy would keep it from running", async () => {
  const context = await pages.context({ as: "oncall", bypassCSP: true });
  const ran: string[] = [];
  await context.exposeFunction("canary", () => ran.push("a canary"));
  const page = await context.newPage();
  const addresses = await crawl(page, async (address) => {
    expect(await page.evaluate<string[]>(foreign), address).toEqual([]);
    await page.evaluate(touch);
  });
  expect(ran).toEqual([]);
  expect(addresses.length).toBeGreaterThan(views.length);
});

test("each name is shown as it is, and leads to its object, where nothing runs either", async () => {
  const page = await pages.open({ as: "oncall" });
  await page.goto("/ui/production/objects");
  const links = await page.evaluate<{ href: string; name: string }[]>(
    `[...document.querySelectorAll("main th a")].map(({ href, textContent }) => ({ href, name: textContent }))`,
  );
  expect(links.map(({ name }) => name)).toEqual(
    expect.arrayContaining(hostileNames.map(shownName)),
  );
  for (const { href, name } of links) {
    const answer = await page.goto(href);
    expect(answer?.status(), name).toBe(200);
    expect(await page.evaluate<string>(text)).toContain(name);
    expect(await page.evaluate<string[]>(foreign), name).toEqual([]);
  }
});

test("a text that is read from right to left turns nothing around beside it", async () => {
  const page = await pages.open({ as: "oncall" });
  await page.goto("/ui/production/objects");
  const isolated = await page.evaluate<boolean[]>(
    `[...document.querySelectorAll("main th code")].map((each) => getComputedStyle(each).unicodeBidi === "isolate")`,
  );
  expect(isolated.length).toBeGreaterThan(hostileNames.length);
  expect(isolated).not.toContain(false);
});

test("what stands in an address or is typed into a form comes back as text", async () => {
  const all = hostileNames.filter((name) => !/[\n\t]/.test(name)).join(" ");
  const page = await pages.open({ as: "oncall" });
  for (const query of [{ author: all, since: all }, { object: all }, { branch: all }]) {
    await page.goto(`/ui/production/timeline?${new URLSearchParams(query).toString()}`);
    expect(await page.evaluate<string[]>(foreign)).toEqual([]);
  }
  await page.goto("/ui/production/timeline");
  await page.getByLabel("Message").fill(all);
  await page.getByRole("button", { name: "Show" }).click();
  expect(await page.getByLabel("Message").inputValue()).toBe(all);
  expect(await page.evaluate<string[]>(foreign)).toEqual([]);
});
