import * as z from "zod";

/** A database that the API answers for, under the name that its routes have. */
export const EnvironmentConfig = z.strictObject({
  /** A connection string, `env:NAME`, or the ARN of a secret (URL or RDS JSON). */
  target: z.string().min(1),
});
export type EnvironmentConfig = z.infer<typeof EnvironmentConfig>;

/** As names of branches are: so one can be in a path, and be fetched into a branch of its name. */
export const EnvironmentName = z.string().regex(/^[a-z][a-z0-9_-]{0,62}$/);
