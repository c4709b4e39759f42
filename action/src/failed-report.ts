import { type Baseline, buildReport, type Report, type ReportedError } from "pggit";
import type { Inputs } from "./inputs.ts";

/** What was asked for, and could not be compared. */
type Asked = Pick<Inputs, "include" | "schemas" | "ignore">;

/** The report of a run in which nothing could be compared. */
export function failedReport(
  error: ReportedError,
  { include, schemas, ignore }: Asked = { include: [], schemas: [], ignore: [] },
  baseline: Baseline | null = null,
): Report {
  return buildReport({
    comparison: null,
    verifications: [],
    errors: [error],
    baseline,
    options: { include, schemas, ignore },
    now: new Date(),
  });
}
