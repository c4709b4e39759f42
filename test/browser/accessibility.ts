import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What axe looks for: WCAG 2.2 up to AA, and what it calls good practice. */
const everything = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
};

interface Answer {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
  readonly passes: readonly object[];
}

/** Holds a page to what axe can tell: no violation at all, and something that was looked at. */
export async function expectAccessible(page: Page): Promise<void> {
  // Into the page past its content security policy, which lets in no script of ours.
  await page.evaluate(axe.source);
  const answer = await run(page, everything);
  expect(answer.passes.length).toBeGreaterThan(5);
  expect(told(answer), page.url()).toEqual([]);
}

/** What is hard to read in the colours that the page has now, after {@link expectAccessible} on the same page. */
export async function contrastIn(page: Page): Promise<object[]> {
  return told(await run(page, { type: "rule", values: ["color-contrast"] }));
}

function run(page: Page, runOnly: object): Promise<Answer> {
  const options = JSON.stringify({ runOnly, resultTypes: ["violations"] });
  return page.evaluate<Answer>(`axe.run(document, ${options})`);
}

function told({ violations }: Answer): object[] {
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
  }));
}

/** Pixels by which the page is wider than its window: it would have to be scrolled sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>(
    "document.scrollingElement.scrollWidth - document.documentElement.clientWidth",
  );
}
