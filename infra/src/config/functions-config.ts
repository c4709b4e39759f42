import * as z from "zod";

const FunctionConfig = z.strictObject({
  /** Memory, and CPU in proportion, of each instance. */
  memory_mb: z.int().min(128).max(10_240).default(512),
  /** How many may run at once, kept for this function alone; null takes from what all functions share. */
  reserved_concurrency: z.int().positive().nullable().default(null),
});

/** What each function gets of the account's resources. */
export const FunctionsConfig = z.strictObject({
  api: FunctionConfig.prefault({}),
  emergency: FunctionConfig.extend({
    /** Null gives up the promise that load elsewhere cannot starve it; a new account has too few to reserve any. */
    reserved_concurrency: z.int().positive().nullable().default(20),
  }).prefault({}),
  schedule: FunctionConfig.extend({
    /** How many parts of jobs run at once; each takes a connection to a database. */
    jobs_at_once: z
      .int()
      .min(2, "is less than 2, the least that SQS can limit to")
      .max(1_000)
      .default(4),
  }).prefault({}),
});
export type FunctionsConfig = z.infer<typeof FunctionsConfig>;
