import type { ComparedObject, Comparison, FacetChange } from "../compare/comparison.ts";
import { buildReport, type ReportParts } from "./build-report.ts";
import type { Report } from "./report.ts";

/** A facet whose value differs, with changes. */
export function changeWith(changes: Partial<FacetChange> = {}): FacetChange {
  return {
    facet: "column:id/type",
    change: "changed",
    before: "integer",
    after: "bigint",
    level: "minor",
    ...changes,
  };
}

/** A table that differs in one column, with changes. */
export function rowWith(changes: Partial<ComparedObject> = {}): ComparedObject {
  return {
    object_type: "table",
    object_name: "users",
    identity: "public.users",
    env1_status: "1.2.0",
    env2_status: "1.1.0",
    difference: "Version mismatch",
    level: "minor",
    facets: [changeWith()],
    definition1: "CREATE TABLE public.users (\n    id integer\n)",
    definition2: "CREATE TABLE public.users (\n    id bigint\n)",
    ...changes,
  };
}

/** A function that is the same on both sides, with changes. */
export function sameRow(changes: Partial<ComparedObject> = {}): ComparedObject {
  return rowWith({
    object_type: "function",
    object_name: "calculate_tax(numeric)",
    identity: "public.calculate_tax(numeric)",
    env1_status: "2.0.0",
    env2_status: "2.0.0",
    difference: "Same",
    level: null,
    facets: [],
    definition1: null,
    definition2: null,
    ...changes,
  });
}

/** A table that only staging has, with changes. */
export function stagingOnly(changes: Partial<ComparedObject> = {}): ComparedObject {
  return rowWith({
    object_name: "analytics_cache",
    identity: "public.analytics_cache",
    env1_status: "missing",
    env2_status: "1.0.0",
    difference: "Only in staging",
    facets: [],
    definition1: null,
    definition2: "CREATE TABLE public.analytics_cache (\n    key text\n)",
    ...changes,
  });
}

/** A comparison of production with staging. */
export function comparisonOf(
  rows: ComparedObject[],
  changes: Partial<Comparison> = {},
): Comparison {
  return {
    env1: { name: "production", server_version: "18.4", pggit_version: "0.1.0", objects: 2 },
    env2: { name: "staging", server_version: "18.4", pggit_version: null, objects: 3 },
    rows,
    not_compared: [],
    ...changes,
  };
}

/** The report of the guide's example, or of other rows, with changes to its parts. */
export function reportOf(
  rows: ComparedObject[] = [rowWith(), stagingOnly(), sameRow()],
  parts: Partial<ReportParts> = {},
): Report {
  return buildReport({
    comparison: comparisonOf(rows),
    verifications: [],
    errors: [],
    baseline: null,
    options: { include: [], schemas: [], ignore: [] },
    now: new Date("2026-11-22T12:00:00Z"),
    ...parts,
  });
}
