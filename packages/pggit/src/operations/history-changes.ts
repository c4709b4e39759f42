import * as z from "zod";
import { ObjectChange } from "./object-change.ts";
import { operation } from "./operation.ts";

/** What several commits changed, in words. */
export const historyChanges = operation({
  name: "history changes",
  summary: "Show what several commits changed, the first objects of each",
  example: "env:PRODUCTION_URL --commits HEAD,HEAD~1",
  fn: "pggit.changes_of_commits",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      commits: z.array(z.string().min(1)).max(100).meta({
        description: "branches, hashes, HEAD~2 or times",
        value: "<commits>",
        commas: true,
      }),
      max_objects: z.int().min(1).default(5).describe("objects of each commit at most"),
    }),
  row: () => z.object({ commit_hash: z.string(), ...ObjectChange.omit({ facets: true }).shape }),
  raises: ["UNKNOWN_COMMIT", "INVALID_ARGUMENT"],
});
