import * as z from "zod";
import { ConsistencyCheck } from "../report/consistency-check.ts";
import { operation } from "./operation.ts";

/** Checks the history of a database against itself and against the catalog. */
export const verifyConsistency = operation({
  name: "verify",
  summary: "Check a database's history against itself and against its schema",
  example: "env:PRODUCTION_URL --verbose",
  fn: "pggit.verify_consistency",
  effect: "write",
  scope: "read",
  alsoNeeds: ({ fix_issues }) => (fix_issues ? "operate" : null),
  input: () =>
    z.object({
      fix_issues: z
        .boolean()
        .default(false)
        .describe("mend what can be mended without losing history"),
      verbose: z.boolean().default(false).describe("list what is in order, too"),
      checks: z.array(z.string().min(1)).min(1, "names no check").nullable().default(null).meta({
        description: "run only these checks, such as blob_integrity,commit_trees",
        value: "<names>",
        commas: true,
      }),
    }),
  row: () => ConsistencyCheck,
  raises: ["UNKNOWN_CHECK"],
  flags: { fix_issues: "fix" },
});
