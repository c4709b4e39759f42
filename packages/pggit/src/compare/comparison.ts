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

/** One object of either environment and how the two stand to each other. */
export const ComparedObject = z.object({
  object_type: z.string(),
  object_name: z
    .string()
    .describe("The name as PostgreSQL prints it with public in the search path"),
  identity: z
    .string()
    .describe("The full name: public.users, public.tax(numeric), audit on public.users"),
  env1_status: z.string().describe("Version, short hash where no version is known, or missing"),
  env2_status: z.string().describe("Version, short hash where no version is known, or missing"),
  difference: z.string().describe("Same, Only in <name>, Version mismatch or Definition mismatch"),
  level: ChangeLevel.nullable().describe(
    "The furthest-reaching change; null where nothing differs",
  ),
  facets: z.array(FacetChange),
  definition1: z
    .string()
    .nullable()
    .describe("Canonical DDL in the first environment; only where it differs"),
  definition2: z
    .string()
    .nullable()
    .describe("Canonical DDL in the second environment; only where it differs"),
});
export type ComparedObject = z.infer<typeof ComparedObject>;

/** Objects of a kind that pgGit does not read yet: counted and named, never passed over. */
export const NotCompared = z.object({
  environment: z.string(),
  object_type: z.string(),
  count: z.int(),
  names: z.array(z.string()).describe("The first of them, at most ten"),
});
export type NotCompared = z.infer<typeof NotCompared>;

/** One side of a comparison. */
export const ComparedEnvironment = z.object({
  name: z.string(),
  server_version: z.string(),
  pggit_version: z.string().nullable().describe("Null where pgGit is not installed"),
  objects: z.int().describe("How many objects were read"),
});
export type ComparedEnvironment = z.infer<typeof ComparedEnvironment>;

/** Everything that comparing two environments found; equal rows included. */
export const Comparison = z.object({
  env1: ComparedEnvironment,
  env2: ComparedEnvironment,
  rows: z.array(ComparedObject),
  not_compared: z.array(NotCompared),
});
export type Comparison = z.infer<typeof Comparison>;
