import * as z from "zod";

/** What one call may take. */
export const LimitsConfig = z.strictObject({
  body_bytes: z
    .int()
    .positive()
    .default(1024 * 1024)
    .describe("Longest body of a request, in bytes"),
  answer_bytes: z
    .int()
    .positive()
    .default(5 * 1024 * 1024)
    .describe("Longest answer, in bytes; Lambda itself sends 6 MB at most"),
  timeout_ms: z
    .int()
    .positive()
    .default(25_000)
    .describe("Time for one call, in milliseconds; the statement is cancelled with it"),
  calls_per_minute: z
    .int()
    .positive()
    .default(600)
    .describe("Calls of one caller in a minute, counted by each instance"),
  failures_per_minute: z
    .int()
    .positive()
    .default(20)
    .describe(
      "Failed authentications, and refused deliveries of webhooks, from one address in a minute, counted by each instance",
    ),
});
export type LimitsConfig = z.infer<typeof LimitsConfig>;
