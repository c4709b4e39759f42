import * as z from "zod";
import { ChangeLevel, FacetChange } from "./facet-change.ts";

export { ChangeLevel, FacetChange };

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
  unmatched: z
    .array(z.string())
    .optional()
    .describe("Patterns of names to leave out that no object matches"),
});
export type Comparison = z.infer<typeof Comparison>;
