import type { Report } from "pggit";
import type { FailOn } from "./inputs.ts";

/**
 * Why the step fails, in sentences; none where it passes.
 *
 * What could not be compared or verified fails whatever was chosen: a green step must mean that both environments
 * were read.
 */
export function reasonsToFail(report: Report, failOn: readonly FailOn[]): string[] {
  const reasons: string[] = [];
  if (couldNotFinish(report)) reasons.push("The comparison could not be completed.");
  const { breaking, new: fresh } = report.summary;
  if (failOn.includes("drift") && fresh > 0) {
    reasons.push(`${count(fresh, "difference")} not accepted by the baseline.`);
  }
  if (failOn.includes("breaking") && breaking > 0) {
    reasons.push(`${count(breaking, "breaking difference")} not accepted by the baseline.`);
  }
  if (failOn.includes("inconsistent")) {
    for (const verification of report.verifications) {
      if (verification.state !== "inconsistent") continue;
      reasons.push(`The history in ${verification.environment} is inconsistent.`);
    }
  }
  return reasons;
}

/** Part of the work was not done, so nothing may be concluded from what is missing. */
export function couldNotFinish(report: Report): boolean {
  return (
    report.verdict === "error" ||
    report.errors.length > 0 ||
    report.verifications.some((verification) => verification.state === "failed")
  );
}

function count(many: number, noun: string): string {
  return many === 1 ? `1 ${noun} is` : `${many} ${noun}s are`;
}
