import type { Telemetry } from "../telemetry/telemetry.ts";
import type { HeldJob } from "./job-row.ts";

/** How a job ended, as its worker tells it. */
export type JobEnd =
  | { readonly state: "succeeded"; readonly result: unknown }
  | {
      readonly state: "failed";
      readonly code: string;
      readonly message: string;
      readonly hint: string;
    }
  | { readonly state: "cancelled" };

/** Logs and counts a job that ended; of a verification also how many errors it found, so that an alarm can hear it. */
export function tellEnd(
  { log, metrics }: Telemetry,
  environment: string,
  { job_id, kind, caller }: Pick<HeldJob, "job_id" | "kind" | "caller">,
  end: JobEnd,
): void {
  metrics.record("pggit_jobs", 1, { environment, kind, state: end.state });
  if (kind === "verify" && end.state === "succeeded") {
    metrics.record("pggit_verify_errors", openErrors(end.result), { environment });
  }
  log(end.state === "failed" ? "error" : "info", "job", {
    job_id,
    environment,
    kind,
    caller,
    state: end.state,
    ...(end.state === "failed" && { error: `${end.code}: ${end.message}` }),
  });
}

function openErrors(result: unknown): number {
  const rows = Array.isArray(result) ? (result as { status?: unknown; fixed?: unknown }[]) : [];
  return rows.filter(({ status, fixed }) => status === "error" && fixed !== true).length;
}
