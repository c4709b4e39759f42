import * as z from "zod";

/** One row of pggit.verify_consistency(). */
export const ConsistencyCheck = z.object({
  check_name: z.string(),
  status: z.enum(["ok", "warning", "error"]),
  details: z.string(),
  fixed: z.boolean(),
});
export type ConsistencyCheck = z.infer<typeof ConsistencyCheck>;
