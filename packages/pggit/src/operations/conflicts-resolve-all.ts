import * as z from "zod";
import { JsonObject } from "./json-object.ts";
import { operation } from "./operation.ts";

/** Resolves many conflicts, each for itself. */
export const conflictsResolveAll = operation({
  name: "conflicts resolve-all",
  summary: "Resolve all conflicts that a filter chooses; a dry run unless told otherwise",
  example: `env:PRODUCTION_URL '{"conflict_type": "version"}' use_current --no-dry-run --yes`,
  fn: "pggit.resolve_conflicts",
  effect: "destructive",
  scope: "resolve",
  input: () =>
    z.object({
      filter: JsonObject.describe(
        "JSON with conflict_type, object_type, object_identifier, branch1_name, branch2_name; {} for all",
      ),
      resolution: z.string().describe("use_current, use_tracked or merge"),
      reason: z.string().nullable().default(null).describe("why, for the registry and the commit"),
      dry_run: z.boolean().default(true).meta({
        description: "only say what would be done",
        off: "do it for good",
      }),
    }),
  row: () =>
    z.object({
      conflict_id: z.string(),
      conflict_type: z.string(),
      object_identifier: z.string(),
      outcome: z.string(),
      details: z.string(),
    }),
  raises: ["INVALID_ARGUMENT"],
  positional: ["filter", "resolution"],
});
