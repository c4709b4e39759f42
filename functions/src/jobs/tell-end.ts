import type { Telemetry } from "../telemetry/telemetry.ts";
import type { PggitError } from "pggit";
import { isUnreachable, saidOutside } from "../http/said-outside.ts";
import type { HeldJob } from "./job-row.ts";

/** How a job ended, as its worker tells it. */
export type JobEnd =
  | { readonly state: "succeeded"; readonly result: unknown }
  | { readonly state: "failed"; readonly error: PggitError }
  | { readonly state: "cancelled" };

/** An error as a job keeps it, for everybody who may see the job. */
export interface JobError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** What a job keeps of an error: of a database that cannot be reached its environment, and not host and user. */
export function jobError(error: PggitError): JobError {
  const { code, environment } = error;
  const { detail, hint } = saidOutside(error);
  const isNamed = environment !== undefined && isUnreachable(error);
  return { code, message: isNamed ? `${environment}: ${detail}` : detail, hint };
}

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
    ...(end.state === "failed" && { error: `${end.error.code}: ${end.error.message}` }),
  });
}

function openErrors(result: unknown): number {
  const rows = Array.isArray(result) ? (result as { status?: unknown; fixed?: unknown }[]) : [];
  return rows.filter(({ status, fixed }) => status === "error" && fixed !== true).length;
}
