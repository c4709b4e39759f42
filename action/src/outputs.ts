import type { Report } from "pggit";

/** The Action's outputs, every one always set. */
export interface Outputs {
  readonly "has-drift": string;
  readonly differences: string;
  readonly "new-differences": string;
  readonly breaking: string;
  readonly consistent: string;
  readonly verdict: string;
  readonly "report-path": string;
  readonly "comment-url": string;
}

const unknown = "unknown";

/** What is known when nothing was compared; `unknown` equals neither true nor false nor any number. */
export function outputsWithout(verdict: "error" | "skipped"): Outputs {
  return {
    "has-drift": unknown,
    differences: unknown,
    "new-differences": unknown,
    breaking: unknown,
    consistent: unknown,
    verdict,
    "report-path": "",
    "comment-url": "",
  };
}

/** The outputs that a report comes to. Counts are given only where both environments were read whole. */
export function outputsOf(report: Report, reportPath: string, commentUrl: string): Outputs {
  const { summary } = report;
  const whole = report.verdict !== "error";
  const counted = (value: number) => (whole ? String(value) : unknown);
  return {
    "has-drift": summary.new > 0 ? "true" : whole ? "false" : unknown,
    differences: counted(summary.different),
    "new-differences": counted(summary.new),
    breaking: counted(summary.breaking),
    consistent: consistency(report),
    verdict: report.verdict,
    "report-path": reportPath,
    "comment-url": commentUrl,
  };
}

function consistency(report: Report): string {
  const states = new Set(report.verifications.map((verification) => verification.state));
  if (states.has("inconsistent")) return "false";
  if (states.has("failed") || !states.has("consistent")) return unknown;
  return "true";
}
