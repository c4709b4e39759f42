import type { Page } from "playwright-core";

/** Where to begin: the first view, and what a form leads to. */
const starts = [
  "/ui/production/",
  "/ui/production/compare?with=staging",
  "/ui/production/purge?older_than=1+day",
];

/** How many addresses a crawl visits at most: more than there are ways to ask a view. */
const most = 80;

/** Looks at the page that is shown. */
export type Look = (address: string) => Promise<void>;

/**
 * Follows links from pages, each way to ask a view once: of the links that differ only in what their parameters are,
 * the first. So every view that somebody can get to is found, and no link leads nowhere.
 *
 * @param look is called on every page while it is shown
 * @returns the addresses without the origin, in the order in which they were found
 * @throws Error for a link whose page is not answered 200
 */
export async function crawl(page: Page, look?: Look): Promise<string[]> {
  const found = new Map(starts.map((start) => [wayOf(start), start]));
  for (const [way, address] of found) {
    const status = await statusOf(page, address);
    if (status === "file") found.delete(way);
    else if (status !== 200) throw new Error(`${address} is answered ${status}`);
    if (status === "file") continue;
    await look?.(address);
    for (const link of await linksOf(page)) {
      if (found.size < most && !found.has(wayOf(link))) found.set(wayOf(link), link);
    }
  }
  return [...found.values()];
}

/** How an address is answered: a file, which a browser keeps, is not shown. */
async function statusOf(page: Page, address: string): Promise<number | "file" | undefined> {
  try {
    return (await page.goto(address, { waitUntil: "domcontentloaded" }))?.status();
  } catch (thrown) {
    if (thrown instanceof Error && /Download is starting/.test(thrown.message)) return "file";
    throw thrown;
  }
}

/** The links to other pages below /ui. */
function linksOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll("a[href]")]
      .map((link) => new URL(link.href))
      .filter((url) => url.origin === location.origin && url.pathname.startsWith("/ui/"))
      .map((url) => url.pathname + url.search)`);
}

function wayOf(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://page.invalid");
  return `${pathname}?${[...new Set(searchParams.keys())].sort().join("&")}`;
}

/** Whether an address is of a view of an environment. */
export function isOf(address: string, environment: string, path: string): boolean {
  return new URL(address, "http://page.invalid").pathname === `/ui/${environment}/${path}`;
}
