import * as z from "zod";
import type { Caller } from "../auth/caller.ts";

/** What a job does; each is a file in `kinds/`. */
export const JobKind = z.enum(["purge", "verify", "compare", "fetch"]);
export type JobKind = z.infer<typeof JobKind>;

/** Where a job stands. The last three are its end. */
const JobState = z.enum(["waiting", "running", "succeeded", "failed", "cancelled"]);

/** How far a job is: words for people, and numbers where they are known. */
export const JobProgress = z.object({
  message: z.string(),
  done: z.int().nullable(),
  total: z.int().nullable(),
});
export type JobProgress = z.infer<typeof JobProgress>;

/** A job as its callers see it. */
export const Job = z.object({
  job_id: z.uuid(),
  kind: JobKind,
  input: z.record(z.string(), z.unknown()),
  state: JobState,
  progress: JobProgress,
  result: z.unknown().describe("What the operation answers; null until it succeeded"),
  error: z
    .object({ code: z.string(), message: z.string(), hint: z.string() })
    .nullable()
    .describe("Why it failed"),
  caller: z.string(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
});
export type Job = z.infer<typeof Job>;

/** A job that somebody asks for. */
export interface JobRequest {
  /** The environment whose database keeps the job, and on which it works. */
  readonly environment: string;
  readonly kind: JobKind;
  /** What the kind takes; never a connection string. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Who asks, as the audit names callers. */
  readonly caller: string;
  /** Where a job of this key is still open, that one is the answer, and no other begins. */
  readonly key?: string;
  /** With a key: where its job has ended, that one is the answer as well. */
  readonly once?: boolean;
  /** The token that beginning it uses up; see useToken. */
  readonly token?: Caller["token"] | undefined;
  readonly signal?: AbortSignal;
}

/** The jobs of all environments. */
export interface Jobs {
  /**
   * Begins a job: it is kept in the environment's database, and works from then on
   * whatever becomes of this process.
   *
   * @throws PggitError INVALID_ARGUMENT for input that its kind does not take,
   *   UNKNOWN_ENVIRONMENT, NOT_INSTALLED, UNAUTHENTICATED for a token that was
   *   used before, and what connecting raises
   */
  start(request: JobRequest): Promise<Job>;

  /** @throws PggitError UNKNOWN_JOB */
  find(environment: string, jobId: string): Promise<Job>;

  /** Newest first, `limit` at most, those that began before `before` (a job's id) only. */
  list(
    environment: string,
    page: { readonly limit: number; readonly before?: string },
  ): Promise<readonly Job[]>;

  /**
   * Asks a job to end: one that waits ends at once, one that runs after its present
   * step. A job that has ended stays as it is.
   *
   * @throws PggitError UNKNOWN_JOB, UNAUTHENTICATED for a token that was used before
   */
  cancel(environment: string, jobId: string, caller: Pick<Caller, "name" | "token">): Promise<Job>;
}

/** Where a job is followed: the `Location` of the 202 that its beginning is answered with. */
export function jobLocation(environment: string, jobId: string): string {
  return `/v1/environments/${encodeURIComponent(environment)}/jobs/${jobId}`;
}
