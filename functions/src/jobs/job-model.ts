/** The models of jobs, loaded when somebody begins or lists one. */
import * as z from "zod";
import { JobKind } from "./job.ts";

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
    .describe(
      "Why it failed; before its end, why its last worker handed it back, to be tried again for an hour",
    ),
  caller: z.string(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
});
export type Job = z.infer<typeof Job>;

/** A job in the list. What it came to is shown one by one: results can be long. */
export const JobListed = Job.omit({ result: true });
export type JobListed = z.infer<typeof JobListed>;

/** What begins a job. */
export const JobBegin = z.strictObject({
  kind: JobKind,
  input: z.record(z.string(), z.unknown()).default({}),
});

/** What cancels one: nothing but its path. */
export const JobCancelBody = z.strictObject({});

/** Which jobs are listed. */
export const JobsPage = z.strictObject({
  limit: z.number().int().min(1).max(200).default(50),
  after: z.string().optional(),
});
