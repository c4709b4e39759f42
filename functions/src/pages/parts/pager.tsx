import type { Page } from "../page.ts";
import { pathWith } from "../path-with.ts";

interface PagerProps {
  readonly page: Pick<Page, "path" | "query">;
  /** `next` of the answer: null or undefined on the last page. */
  readonly next: string | null | undefined;
  /** What the list begins with and goes on to: `Newest` and `Older`, or `First` and `Next`. */
  readonly words?: { readonly first: string; readonly next: string };
  /** The parameter that the place in the list is in, where a page has several lists. */
  readonly parameter?: string;
}

/** Leads on in a list that the server pages; the browser's own way back leads back. */
export function Pager({
  page: { path, query },
  next,
  words = { first: "Newest", next: "Older" },
  parameter = "after",
}: PagerProps) {
  const isFirst = !query.has(parameter);
  if (isFirst && !next) return null;
  const others = Object.fromEntries([...query].filter(([name]) => name !== parameter));
  return (
    <nav class="pager" aria-label="Pages">
      {!isFirst && <a href={pathWith(path, others)}>{words.first}</a>}
      {next && (
        <a href={pathWith(path, { ...others, [parameter]: next })} rel="next">
          {words.next}
        </a>
      )}
    </nav>
  );
}
