import type { Aspect } from "../snapshot/catalog-query.ts";
import type { Facet, Facets, Impact } from "../snapshot/facets.ts";
import type { ChangeLevel, FacetChange } from "./comparison.ts";
import { narrowsType } from "./narrows-type.ts";

/** How far each direction of change reaches; pggit.change_level() is the same table in SQL. */
const levels: Record<Impact, Record<FacetChange["change"], ChangeLevel>> = {
  contract: { gained: "minor", lost: "major", changed: "major" },
  restriction: { gained: "major", lost: "minor", changed: "major" },
  key: { gained: "major", lost: "major", changed: "major" },
  behaviour: { gained: "minor", lost: "minor", changed: "minor" },
  detail: { gained: "patch", lost: "patch", changed: "patch" },
};

/**
 * What differs between two readings of one object, facet by facet.
 *
 * A part that only one side has is one change, not one for each facet below it:
 * where `column:email` is gained, `column:email/type` is not mentioned. Keys
 * come in the order in which their DDL must run.
 */
export function diffFacets(
  before: Facets,
  after: Facets,
  aspects: readonly Aspect[],
): FacetChange[] {
  const changes: (FacetChange & { rank: number })[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const facet = after[key] ?? before[key];
    if (!facet || !isCompared(facet, aspects) || isCoveredByParent(key, before, after)) continue;
    const change = directionOf(key, before, after);
    if (change) changes.push({ ...change, rank: facet.rank });
  }
  return changes
    .sort((a, b) => a.rank - b.rank || (a.facet < b.facet ? -1 : 1))
    .map(({ rank: _, ...change }) => change);
}

/** The furthest-reaching of some changes; null for none. */
export function furthestLevel(changes: readonly { level: ChangeLevel }[]): ChangeLevel | null {
  for (const level of ["major", "minor", "patch"] as const) {
    if (changes.some((change) => change.level === level)) return level;
  }
  return null;
}

function isCompared(facet: Facet, aspects: readonly Aspect[]): boolean {
  return aspects.includes(facet.aspect === "presence" ? "structure" : facet.aspect);
}

function isCoveredByParent(key: string, before: Facets, after: Facets): boolean {
  for (let at = key.indexOf("/"); at > 0; at = key.indexOf("/", at + 1)) {
    const parent = key.slice(0, at);
    if (parent in before !== parent in after) return true;
  }
  return false;
}

function directionOf(key: string, before: Facets, after: Facets): FacetChange | null {
  const [from, to] = [before[key], after[key]];
  if (from && to) {
    if (from.value === to.value) return null;
    const change = changeOf(key, "changed", from, to);
    return hasMoved(key, before, after) ? { ...change, level: "major" } : change;
  }
  return from ? changeOf(key, "lost", from, undefined) : changeOf(key, "gained", undefined, to);
}

function changeOf(
  facet: string,
  direction: FacetChange["change"],
  before: Facet | undefined,
  after: Facet | undefined,
): FacetChange {
  const impact = (after ?? before)?.impact ?? "detail";
  const values = { before: shown(before), after: shown(after) };
  const widened =
    direction === "changed" &&
    facet.endsWith("/type") &&
    !narrowsType(before?.value ?? "", after?.value ?? "");
  return {
    facet,
    change: direction,
    ...values,
    level: widened ? "minor" : levels[impact][direction],
  };
}

const position = "/position";

/**
 * Whether a part stands elsewhere among the parts that both sides have, so that
 * what they mean to each other is another thing: labels compare by their order.
 * A new one between them moves none.
 */
function hasMoved(key: string, before: Facets, after: Facets): boolean {
  if (!key.endsWith(position)) return false;
  const part = key.slice(0, -position.length);
  const shared = Object.keys(before).filter(
    (other) => before[other]?.aspect === "presence" && after[other]?.aspect === "presence",
  );
  return previous(part, before, shared) !== previous(part, after, shared);
}

function previous(part: string, facets: Facets, among: readonly string[]): string | undefined {
  const rankOf = (key: string) => facets[key]?.rank ?? 0;
  const earlier = among.filter((key) => rankOf(key) < rankOf(part));
  return earlier.sort((a, b) => rankOf(b) - rankOf(a) || (a < b ? 1 : -1))[0];
}

/** A part that has no value of its own is shown by the clause that declares it. */
function shown(facet: Facet | undefined): string | null {
  return facet?.value ?? facet?.inline ?? null;
}
