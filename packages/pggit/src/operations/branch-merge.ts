import * as z from "zod";
import { operation } from "./operation.ts";

/** Merges one branch or environment into another. */
export const branchMerge = operation({
  name: "branch merge",
  summary:
    "Merge what one branch or environment changed into another; a dry run unless told otherwise",
  example: "env:PRODUCTION_URL staging main --no-dry-run --yes",
  fn: "pggit.merge_branches",
  effect: "destructive",
  scope: "resolve",
  input: () =>
    z.object({
      source: z.string().describe("the branch or environment whose changes are merged"),
      target: z
        .string()
        .describe("the branch they are merged into; the current one is the database itself"),
      dry_run: z.boolean().default(true).meta({
        description: "only say what would be done",
        off: "do it for good",
      }),
      include: z
        .array(
          z.enum(["owner", "privileges", "comments"], {
            error: "is owner, privileges or comments",
          }),
        )
        .default([])
        .meta({
          description: "merge these, too: owner,privileges,comments",
          value: "<aspects>",
          commas: true,
        }),
    }),
  row: () =>
    z.object({
      object_type: z.string(),
      object_identifier: z.string(),
      outcome: z.string(),
      details: z.string(),
      conflict_id: z.string().nullable(),
    }),
  raises: ["UNKNOWN_ENVIRONMENT", "INVALID_ARGUMENT"],
  positional: ["source", "target"],
});
