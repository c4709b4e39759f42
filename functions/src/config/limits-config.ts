import * as z from "zod";

/** What one call may take. */
export const LimitsConfig = z.strictObject({
  /** Longest body of a request, in bytes. */
  body_bytes: z
    .int()
    .positive()
    .default(1024 * 1024),
  /** Longest answer, in bytes; Lambda itself sends 6 MB at most. */
  answer_bytes: z
    .int()
    .positive()
    .default(5 * 1024 * 1024),
  /** Time for one call, in milliseconds; the statement is cancelled with it. */
  timeout_ms: z.int().positive().default(25_000),
  /** Calls of one caller in a minute, counted by each instance. */
  calls_per_minute: z.int().positive().default(600),
  /** Failed authentications from one address in a minute, counted by each instance. */
  failures_per_minute: z.int().positive().default(20),
});
export type LimitsConfig = z.infer<typeof LimitsConfig>;
