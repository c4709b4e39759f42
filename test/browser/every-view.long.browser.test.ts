/** What holds of every view, whatever it shows. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { views } from "../../functions/src/pages/views.ts";
import { contrastIn, expectAccessible, overflow } from "./accessibility.ts";
import { crawl, isOf } from "./crawl.ts";
import { usePages } from "./use-pages.ts";

const pages = usePages();

let addresses: readonly string[] = [];
beforeAll(async () => {
  const page = await pages.open({ as: "oncall" });
  addresses = await crawl(page);
});

/** Ways to ask a view that links lead to, some of them: they differ in their parameters. */
const waysOf = (path: string) =>
  addresses.filter((address) => isOf(address, "production", path)).slice(0, 2);

/** What somebody can do on a page, in its order. */
const controls = (page: Page) =>
  page.evaluate<string[]>(`
    [...document.querySelectorAll("main a[href], form, button, input:not([type=hidden]), select, textarea, summary")]
      .map((each) => each.tagName + " " + (each.name ?? "") + " " + (each.getAttribute("href") ?? each.value ?? ""))`);

const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };

const cases = views.map(({ path, title }) => [title, path] as const);

test.each(cases)("%s can be got to by links", (_, path) => {
  expect(waysOf(path)).not.toEqual([]);
});

test.each(cases)(
  "%s has no fault that axe finds: in light, in dark, on a phone",
  async (_, path) => {
    const page = await pages.open({ as: "oncall" });
    for (const address of waysOf(path)) {
      await page.setViewportSize(sizes.desktop);
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(address);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await contrastIn(page), `${address} in dark`).toEqual([]);
      await page.setViewportSize(sizes.phone);
      await expectAccessible(page);
      expect(await page.locator("h1").count(), address).toBe(1);
      expect(await page.title()).toMatch(/^\S.* · production · pgGit$/s);
    }
  },
);

test.each(cases)("%s offers the same on a phone without scripts, and fits it", async (_, path) => {
  const page = await pages.open({ as: "oncall" });
  const phone = await pages.open({ as: "oncall", on: "phone", script: false });
  for (const address of waysOf(path)) {
    await Promise.all([page.goto(address), phone.goto(address)]);
    expect(await controls(phone), address).toEqual(await controls(page));
    expect(await phone.locator("button:disabled").count(), address).toBe(0);
    expect(await overflow(phone), address).toBeLessThanOrEqual(0);
  }
});
