import * as z from "zod";
import {
  ChangeLevel,
  ComparedEnvironment,
  FacetChange,
  NotCompared,
} from "../compare/comparison.ts";
import { AcceptedDifference } from "./baseline.ts";
import { ConsistencyCheck } from "./consistency-check.ts";

const wholeDefinition = z
  .string()
  .nullable()
  .optional()
  .describe("The definition in that environment; present only where definitions were asked for");

/** An object that differs, as a reader needs it. */
export const ReportedDifference = z.object({
  object_type: z.string(),
  object_name: z.string(),
  identity: z.string(),
  env1_status: z.string(),
  env2_status: z.string(),
  difference: z.string(),
  level: ChangeLevel,
  accepted: z.boolean().describe("The committed baseline names exactly this difference"),
  of_servers: z
    .boolean()
    .describe(
      "It comes of what the two versions of PostgreSQL keep differently, not of the schemas",
    ),
  facets: z.array(FacetChange),
  diff: z
    .string()
    .describe("Unified diff of the two definitions; empty where only one side has the object"),
  definition: z.string().nullable().describe("The definition where only one side has the object"),
  definition1: wholeDefinition,
  definition2: wholeDefinition,
});
export type ReportedDifference = z.infer<typeof ReportedDifference>;

/** Whether a difference is the schemas' and nobody has accepted it: what a gate is for. */
export function isNew({ accepted, of_servers }: ReportedDifference): boolean {
  return !accepted && !of_servers;
}

/** An object that does not differ. */
export const SameObject = z.object({
  object_type: z.string(),
  object_name: z.string(),
  identity: z.string(),
  env1_status: z.string(),
  env2_status: z.string(),
});
export type SameObject = z.infer<typeof SameObject>;

/** What verifying one environment came to. */
export const Verification = z.object({
  environment: z.string(),
  state: z
    .enum(["consistent", "inconsistent", "no_history", "failed"])
    .describe("no_history: pgGit is not installed there, so there is nothing to verify"),
  checks: z.array(ConsistencyCheck),
  message: z.string().describe("One sentence for the reader"),
});
export type Verification = z.infer<typeof Verification>;

/** A failure that kept part of the work from being done; never to be read as "no drift". */
export const ReportedError = z.object({
  environment: z.string().nullable(),
  code: z.string().describe("A code of the error table"),
  message: z.string(),
  hint: z.string(),
});
export type ReportedError = z.infer<typeof ReportedError>;

/** The one model behind the comment, the terminal and the JSON file. */
export const Report = z.object({
  report_version: z.literal(1),
  generated_at: z.string().describe("ISO 8601, UTC"),
  verdict: z
    .enum(["same", "different", "error"])
    .describe("same: both environments were read whole and nothing new differs"),
  env1: ComparedEnvironment.nullable(),
  env2: ComparedEnvironment.nullable(),
  summary: z.object({
    compared: z.int(),
    same: z.int(),
    different: z.int().describe("All that differ, accepted ones included"),
    only_in_env1: z.int(),
    only_in_env2: z.int(),
    changed: z.int(),
    breaking: z.int().describe("New differences of level major"),
    accepted: z.int(),
    of_servers: z.int().describe("Differences of the servers' versions that nobody had to accept"),
    new: z.int().describe("Differences of the schemas that the baseline does not accept"),
  }),
  differences: z
    .array(ReportedDifference)
    .describe("The furthest-reaching first, those that are not new last"),
  same: z.array(SameObject).optional().describe("Present only where equal objects were asked for"),
  stale: z
    .array(AcceptedDifference)
    .optional()
    .describe("What the baseline accepts and is no longer there; present only with a baseline"),
  not_compared: z.array(NotCompared),
  unmatched: z
    .array(z.string())
    .optional()
    .describe(
      "Patterns of names to leave out that no object matches; present only where there are some",
    ),
  verifications: z.array(Verification),
  errors: z.array(ReportedError),
  options: z.object({
    include: z.array(z.string()).describe("Aspects compared besides the structure"),
    schemas: z.array(z.string()),
    ignore: z.array(z.string()),
    baseline: z.string().nullable().describe("Fingerprint of the baseline; null without one"),
  }),
});
export type Report = z.infer<typeof Report>;
