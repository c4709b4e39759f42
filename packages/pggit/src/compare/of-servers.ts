import type { ComparedObject, FacetChange } from "./comparison.ts";

/** What a text says in every version of PostgreSQL, from the first version on that says it otherwise. */
const rewordings: readonly { readonly since: number; readonly word: (text: string) => string }[] = [
  // a boolean constant without a name
  { since: 15, word: (text) => text.replaceAll(/\bAS bool\b/g, 'AS "?column?"') },
  // the relations of a rule took these two names for themselves
  { since: 16, word: (text) => text.replaceAll(/\b(old|new)_1\b/g, "$1") },
];

/** A function of the server's with the columns that it puts out: every version may add some. */
const putOut = /\b(pg_\w+\([^()]*\) \w+)\([^()]*\)/g;

/** What is kept of a NOT NULL constraint since 18. */
const ofNotNull = /^column:.*\/not_null\/(?:name|not_valid|no_inherit)$/s;

/** That a sequence is not logged, or not as its table is: possible since 15, which also makes it so by itself. */
const ofUnlogged = /^(?:unlogged|column:.*\/identity\/persistence)$/s;

/** Whether everybody may create in the schema public: what is said is how that differs from the server's usual, which 15 turned round. */
const ofPublic = /^(?:privilege|revoked):PUBLIC:CREATE$/;

/**
 * Whether changes come of what two major versions of PostgreSQL keep differently,
 * all of them, so that the DDL may well have been the same: docs/kinds.md,
 * "Across versions", lists what that is.
 *
 * @param object whose they are
 * @param majors the major versions of the two servers
 * @returns false for no changes, and between servers of one version
 */
export function isOfServers(
  { identity, facets: changes }: Pick<ComparedObject, "identity" | "facets">,
  majors: readonly [number, number],
): boolean {
  if (majors[0] === majors[1] || changes.length === 0) return false;
  const inOneWord = wordingBetween(majors);
  // granted where it was not usual and revoked where it was is no likeness
  const isPublicAlike = changes.filter(({ facet }) => ofPublic.test(facet)).length === 1;
  const lost = keysOf(changes, "lost", inOneWord);
  const gained = keysOf(changes, "gained", inOneWord);
  return changes.every(({ facet, change, before, after }) => {
    if (ofNotNull.test(facet)) return crosses(18, majors);
    if (ofUnlogged.test(facet)) return crosses(15, majors);
    if (identity === "public" && ofPublic.test(facet)) return crosses(15, majors) && isPublicAlike;
    if (change === "changed") return inOneWord(before ?? "") === inOneWord(after ?? "");
    return (change === "lost" ? gained : lost).has(inOneWord(asName(facet)));
  });
}

function wordingBetween(majors: readonly [number, number]): (text: string) => string {
  const apart = rewordings.filter(({ since }) => crosses(since, majors));
  return (text) => apart.reduce((said, { word }) => word(said), text.replaceAll(putOut, "$1"));
}

function crosses(since: number, [major1, major2]: readonly [number, number]): boolean {
  return major1 < since !== major2 < since;
}

function keysOf(
  changes: readonly FacetChange[],
  direction: FacetChange["change"],
  inOneWord: (text: string) => string,
): Set<string> {
  const keys = changes.filter(({ change }) => change === direction).map(({ facet }) => facet);
  return new Set(keys.map((key) => inOneWord(asName(key))));
}

/** A column's facet as the query names the column. */
function asName(facet: string): string {
  return facet.replace(/^column:(bool|\?column\?)$/, (_, name: string) =>
    name === "bool" ? "AS bool" : 'AS "?column?"',
  );
}
