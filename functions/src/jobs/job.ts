import type { Sql } from "pggit";
import * as z from "zod";
import type { Job } from "./job-model.ts";

/** What a job does; each is a file in `kinds/`. */
export const JobKind = z.enum(["purge", "verify", "compare", "fetch"]);
export type JobKind = z.infer<typeof JobKind>;

export type { Job, JobProgress } from "./job-model.ts";

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
  /** The Idempotency-Key of the call: the same call again is answered with the job that it began. */
  readonly idempotencyKey?: string | null;
  /**
   * Done in the transaction that begins it, so that neither is without the other.
   * `isReplayed` where an earlier call of the key has begun it.
   */
  readonly also?: (sql: Sql, isReplayed: boolean) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** A job that somebody asks to end. */
export interface JobCancel {
  readonly environment: string;
  readonly jobId: string;
  /** Who asks, as the audit names callers. */
  readonly caller: string;
  /** The Idempotency-Key of the call: the same call again is answered with the job as it is by then. */
  readonly idempotencyKey?: string | null;
  /** Done in the same transaction. `isReplayed` where an earlier call of the key has asked. */
  readonly also?: (sql: Sql, isReplayed: boolean) => Promise<void>;
}

/** What is done with the same session once a job was looked at. */
type Then<Seen> = (sql: Sql, seen: Seen) => Promise<void>;

/** The jobs of all environments. */
export interface Jobs {
  /**
   * Begins a job: it is kept in the environment's database, and works from then on
   * whatever becomes of this process.
   *
   * @throws PggitError INVALID_ARGUMENT for input that its kind does not take,
   *   IDEMPOTENCY_CONFLICT where its key was used for another call, UNKNOWN_ENVIRONMENT for
   *   one that there is not, also in its input,
   *   NOT_INSTALLED, what `also` raises, and what connecting raises
   */
  start(request: JobRequest): Promise<Job>;

  /** @throws PggitError UNKNOWN_JOB, and what `then` raises */
  find(environment: string, jobId: string, then?: Then<Job>): Promise<Job>;

  /** Newest first, `limit` at most, those that began before `before` (a job's id) only. */
  list(
    environment: string,
    page: { readonly limit: number; readonly before?: string },
    then?: Then<readonly Job[]>,
  ): Promise<readonly Job[]>;

  /**
   * Asks a job to end: one that waits ends at once, one that runs after its present
   * step. A job that has ended stays as it is.
   *
   * @throws PggitError UNKNOWN_JOB, IDEMPOTENCY_CONFLICT where its key was used for another call, and what `also` raises
   */
  cancel(asked: JobCancel): Promise<Job>;
}

/** Where a job is followed: the `Location` of the 202 that its beginning is answered with. */
export function jobLocation(environment: string, jobId: string): string {
  return `/v1/environments/${encodeURIComponent(environment)}/jobs/${jobId}`;
}
