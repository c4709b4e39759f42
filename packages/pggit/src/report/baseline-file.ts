import { PggitError } from "../errors/index.ts";
import { type AcceptedDifference, Baseline } from "./baseline.ts";
import { compareText } from "./compare-text.ts";
import { describeFacetChange } from "./describe-facet.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Report } from "./report.ts";

/**
 * The baseline file that accepts everything that a report found to differ.
 *
 * @returns JSON with entries in the order of type and name, so that two
 *   versions of the file compare line by line
 * @throws PggitError INVALID_BASELINE when the report is of a comparison that
 *   failed: it would accept nothing
 */
export function writeBaseline(report: Report): string {
  if (report.verdict === "error") {
    throw new PggitError({
      code: "INVALID_BASELINE",
      message: "No baseline can be written from a comparison that failed",
      hint: "Mend the errors and compare again.",
    });
  }
  const accepted = report.differences
    .map((difference): AcceptedDifference => {
      const { object_type, identity } = difference;
      return {
        object_type,
        identity,
        fingerprint: fingerprintOf(difference),
        changes: inWords(difference, report),
      };
    })
    .sort(
      (a, b) =>
        compareText(a.object_type, b.object_type) ||
        compareText(a.identity, b.identity) ||
        compareText(a.fingerprint, b.fingerprint),
    );
  const baseline: Baseline = { baseline_version: 1, accepted };
  return `${JSON.stringify(baseline, null, 2)}\n`;
}

/**
 * Reads a baseline file.
 *
 * @param text the file's content
 * @param name what the file is called in the message
 * @throws PggitError INVALID_BASELINE where it is not one
 */
export function parseBaseline(text: string, name: string): Baseline {
  const parsed = Baseline.safeParse(parseJson(text, name));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") ?? "";
  throw notABaseline(name, `${place === "" ? "the file" : place} ${issue?.message ?? "is none"}`);
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notABaseline(name, "the file is not JSON");
  }
}

function notABaseline(name: string, detail: string): PggitError {
  return new PggitError({
    code: "INVALID_BASELINE",
    message: `${name} is not a baseline (${detail})`,
    hint: "Write it anew with pggit compare --write-baseline.",
  });
}

function inWords({ facets, difference }: Report["differences"][number], report: Report): string[] {
  if (facets.length === 0) return [difference];
  const [env1, env2] = [report.env1?.name ?? "env1", report.env2?.name ?? "env2"];
  return facets.map((change) => describeFacetChange(change, env1, env2));
}
