import { CompareRequest, splitList, splitNames } from "pggit";
import type * as z from "zod";
import type { Page } from "../../page.ts";

/** What of an object can be compared besides its structure. */
export const aspects = ["owner", "privileges", "comments"] as const;

/** A comparison as the API takes it. */
export type Asked = z.input<typeof CompareRequest>;

/**
 * What the page's address asks to compare; null where it names no other environment.
 * Definitions come whole, for the diffs and to be downloaded.
 */
export function askedBy({ environment, query }: Pick<Page, "environment" | "query">): Asked | null {
  const other = query.get("with");
  if (!other) return null;
  return {
    env1: environment,
    env2: other,
    include: aspects.filter((aspect) => query.has(aspect)),
    schemas: splitNames(query.get("schemas") ?? ""),
    ignore: splitList(query.get("ignore") ?? ""),
    verify: false,
    definitions: true,
  };
}
