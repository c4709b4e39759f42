import * as z from "zod";

/**
 * How far a change reaches, in semantic-version terms: `major` loses or narrows
 * something that others may rely on, `minor` adds, `patch` touches detail only.
 */
export const ChangeLevel = z.enum(["major", "minor", "patch"]);
export type ChangeLevel = z.infer<typeof ChangeLevel>;

/** One facet that differs, read from the first environment towards the second. */
export const FacetChange = z.object({
  facet: z.string().describe("The facet's key, such as column:email/type"),
  change: z.enum(["gained", "lost", "changed"]),
  before: z
    .string()
    .nullable()
    .describe("Its value in the first environment, null where it has none"),
  after: z
    .string()
    .nullable()
    .describe("Its value in the second environment, null where it has none"),
  level: ChangeLevel,
});
export type FacetChange = z.infer<typeof FacetChange>;
