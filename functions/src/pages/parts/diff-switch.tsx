import type { Page } from "../page.ts";
import { pathWith } from "../path-with.ts";

type Shown = Pick<Page, "path" | "query">;

/** Whether a page's diffs are to be one below the other, as its address says. */
export function isUnified({ query }: Pick<Page, "query">): boolean {
  return query.get("diff") === "unified";
}

/** Leads to the same page with its diffs the other way. */
export function DiffSwitch({ page }: { readonly page: Shown }) {
  const { diff: _, ...others } = Object.fromEntries(page.query);
  const other = isUnified(page) ? { ...others } : { ...others, diff: "unified" };
  return <a href={pathWith(page.path, other)}>{isUnified(page) ? "Side by side" : "Unified"}</a>;
}
