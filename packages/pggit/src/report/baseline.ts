import * as z from "zod";

/** A difference that the team has decided to live with. */
export const AcceptedDifference = z.object({
  object_type: z.string(),
  identity: z.string(),
  fingerprint: z
    .string()
    .describe("Of exactly the difference accepted: any further change has another one"),
  changes: z
    .array(z.string())
    .default([])
    .describe("The same in words, for those who read the file; not compared"),
});
export type AcceptedDifference = z.infer<typeof AcceptedDifference>;

/** The file of accepted differences that a repository commits. */
export const Baseline = z.object({
  baseline_version: z.literal(1),
  accepted: z.array(AcceptedDifference),
});
export type Baseline = z.infer<typeof Baseline>;
