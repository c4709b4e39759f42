/** Ten thousand objects and a hundred thousand events: a page has its share of them, whatever there is. */
import { beforeAll, expect, test } from "vitest";
import { views } from "../../functions/src/pages/views.ts";
import { crawl, isOf } from "./crawl.ts";
import { usePages } from "./use-pages.ts";
import { longest } from "./worlds/large.ts";
import { large, largeStaging } from "./worlds/templates.ts";

const pages = usePages({ production: large, staging: largeStaging });

/** At most, in a page: rows of all its tables and lists, and its characters. */
const most = { rows: 600, characters: 600_000 };

interface Size {
  readonly address: string;
  readonly rows: number;
  readonly characters: number;
}

const sizes: Size[] = [];
const sizeOf = `({
  rows: document.querySelectorAll("main tr, main li, main option").length,
  characters: document.documentElement.outerHTML.length,
})`;

beforeAll(async () => {
  const page = await pages.open({ as: "oncall" });
  await crawl(page, async (address) => {
    sizes.push({ address, ...(await page.evaluate<Omit<Size, "address">>(sizeOf)) });
  });
});

test.each(views.map(({ path, title }) => [title, path] as const))(
  "%s shows a page of it, of a size that does not grow",
  (_, path) => {
    const shown = sizes.filter(({ address }) => isOf(address, "production", path));
    expect(shown).not.toEqual([]);
    const larger = shown.filter(
      ({ rows, characters }) => rows > most.rows || characters > most.characters,
    );
    expect(larger).toEqual([]);
  },
);

test("a list of ten thousand is walked page by page, and none shows what another did", async () => {
  const page = await pages.open({ as: "reader" });
  await page.goto("/ui/production/objects");
  const turn = page.getByRole("navigation", { name: "Pages" });
  const seen = new Set<string>();
  for (let count = 1; count <= 3; count += 1) {
    const names = await page.locator("tbody th").allInnerTexts();
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      expect(seen.has(name)).toBe(false);
      seen.add(name);
    }
    await turn.getByRole("link", { name: "Next" }).click();
    await page.waitForLoadState();
  }
  await turn.getByRole("link", { name: "First" }).click();
  expect(await page.locator("tbody th").first().innerText()).toBe([...seen][0]);
});

test("a definition of 200 kB of which every line was changed is shown, and no more than it is", async () => {
  const page = await pages.open({ as: "reader" });
  const answer = await page.goto(`/ui/production/object?name=${encodeURIComponent(longest)}`);
  expect(answer?.status()).toBe(200);
  expect((await answer?.body())?.byteLength).toBeLessThan(2_500_000);
});
