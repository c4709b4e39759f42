import { type FacetBranch, facetBranches, facetColumns, type Row } from "./facet-branches.ts";

const hashed = ["objid", "schema_name", "identity", "aspect", "key", "value"];
const exported = ["objid", "schema_name", "identity", "aspect", "key", "rank", "inline", "set_sql"];

/** All that is said of an object. */
export function wholeBranches(rows: string): FacetBranch[] {
  return facetBranches(rows, facetColumns);
}

/** What a hash is made of. */
export function hashBranches(rows: string): FacetBranch[] {
  return facetBranches(rows, hashed);
}

/** What an export says: clauses, statements that stand beside a CREATE, and not what that says by itself. */
export function exportBranches(rows: string): FacetBranch[] {
  return facetBranches(rows, exported, isExported);
}

/** False only where a row surely adds nothing to an export: see sql/catalog/assembly/_export_object.sql. */
function isExported({ aspect = "", rank = "", inline = "" }: Row): boolean {
  const isPlain = /^'(?:structure|presence)'$/.test(aspect) && /^null(?:::text)?$/.test(inline);
  if (!isPlain || !/^\d+(?: \+ \w+\.\w+)?$/.test(rank)) return true;
  const first = Number.parseInt(rank, 10);
  return isObject(first) || isLate(first);
}

/** An object's own row, which no other stands before. */
function isObject(rank: number): boolean {
  return rank === 0;
}

/** What an export writes after all objects: see "rank" in CONTRIBUTING.md. */
function isLate(rank: number): boolean {
  return (rank >= 40_000 && rank < 50_000) || (rank >= 70_000 && rank < 80_000);
}
