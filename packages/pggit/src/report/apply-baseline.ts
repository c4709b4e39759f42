import type { AcceptedDifference, Baseline } from "./baseline.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { ReportedDifference } from "./report.ts";

/** Differences with the accepted ones marked, and what the baseline accepts in vain. */
export interface AppliedBaseline {
  readonly differences: ReportedDifference[];
  readonly stale: AcceptedDifference[];
}

/**
 * Marks the differences that a baseline accepts.
 *
 * An object that has changed further since it was accepted is new again, and
 * its entry is stale, as is that of an object which no longer differs.
 */
export function applyBaseline(
  differences: readonly ReportedDifference[],
  baseline: Baseline,
): AppliedBaseline {
  const unmatched = new Map(baseline.accepted.map((entry) => [keyOf(entry), entry]));
  const accepted = new Set(unmatched.keys());
  const marked = differences.map((difference) => {
    const key = keyOf({ ...difference, fingerprint: fingerprintOf(difference) });
    unmatched.delete(key);
    return { ...difference, accepted: accepted.has(key) };
  });
  return { differences: marked, stale: [...unmatched.values()] };
}

function keyOf(
  entry: Pick<AcceptedDifference, "object_type" | "identity" | "fingerprint">,
): string {
  return JSON.stringify([entry.object_type, entry.identity, entry.fingerprint]);
}
