import { createHash } from "node:crypto";
import type { FacetChange } from "../compare/comparison.ts";
import type { Baseline } from "./baseline.ts";
import { compareText } from "./compare-text.ts";

/** What a fingerprint is taken over. */
export interface Fingerprinted {
  readonly env1_status: string;
  readonly env2_status: string;
  readonly facets: readonly FacetChange[];
  /** The definition where only one side has the object. */
  readonly definition: string | null;
}

/**
 * Fingerprint of exactly what differs between the two sides of one object.
 *
 * Where both sides have it, that is each differing facet with its two values;
 * where one side has it, which side and with what definition. Versions and
 * levels are no part of it.
 */
export function fingerprintOf(difference: Fingerprinted): string {
  const facets = difference.facets
    .map(({ facet, change, before, after }) => [facet, change, before, after])
    .sort(([a], [b]) => compareText(a ?? "", b ?? ""));
  const sides = [difference.env1_status === "missing", difference.env2_status === "missing"];
  return digest([sides, facets, difference.definition]);
}

/** Fingerprint of a whole baseline: the same entries in any order have the same. */
export function fingerprintOfBaseline(baseline: Baseline): string {
  return digest(
    baseline.accepted
      .map(({ object_type, identity, fingerprint }) => [object_type, identity, fingerprint])
      .sort((a, b) => compareText(a.join("\n"), b.join("\n"))),
  );
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
