import type { Page } from "../../page.ts";
import { pathWith } from "../../path-with.ts";

/** Some rows of a list that is here as a whole. */
export interface Part<Row> {
  readonly rows: readonly Row[];
  /** From 1. */
  readonly place: number;
  readonly places: number;
  /** The id of a row's own part of the page. */
  idOf(row: Row): string;
}

/** The rows that the page's address asks for with `page`; the first ones where it says nothing that is. */
export function pageOfMany<Row>(
  { query }: Pick<Page, "query">,
  all: readonly Row[],
  size: number,
): Part<Row> {
  const places = Math.max(1, Math.ceil(all.length / size));
  const asked = Number(query.get("page") ?? 1);
  const place = Number.isInteger(asked) && asked >= 1 && asked <= places ? asked : 1;
  const from = (place - 1) * size;
  const rows = all.slice(from, from + size);
  return { rows, place, places, idOf: (row) => `row-${from + rows.indexOf(row) + 1}` };
}

/** Leads to the other parts. */
export function PageOfMany<Row>({ page, part }: { readonly page: Page; readonly part: Part<Row> }) {
  const { place, places } = part;
  if (places === 1) return null;
  const others = Object.fromEntries([...page.query].filter(([name]) => name !== "page"));
  const link = (to: number) => pathWith(page.path, { ...others, page: to });
  return (
    <nav class="pager" aria-label="Pages">
      {place > 1 && <a href={link(place - 1)}>Back</a>}
      <span>
        Page {place} of {places}
      </span>
      {place < places && (
        <a href={link(place + 1)} rel="next">
          Next
        </a>
      )}
    </nav>
  );
}
