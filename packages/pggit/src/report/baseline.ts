import * as z from "zod";

const text = { error: "is missing or no text" };
const list = { error: "is missing or no list" };

/** A difference that the team has decided to live with. */
export const AcceptedDifference = z.object(
  {
    object_type: z.string(text),
    identity: z.string(text),
    fingerprint: z
      .string(text)
      .describe("Of exactly the difference accepted: any further change has another one"),
    changes: z
      .array(z.string(text), list)
      .default([])
      .describe("The same in words, for those who read the file; not compared"),
  },
  { error: "is no JSON object" },
);
export type AcceptedDifference = z.infer<typeof AcceptedDifference>;

/** The file of accepted differences that a repository commits. */
export const Baseline = z.object(
  {
    baseline_version: z.literal(1, {
      error: ({ input }) => (input === undefined ? "is missing" : "is not 1"),
    }),
    accepted: z.array(AcceptedDifference, list),
  },
  { error: "is no JSON object" },
);
export type Baseline = z.infer<typeof Baseline>;
