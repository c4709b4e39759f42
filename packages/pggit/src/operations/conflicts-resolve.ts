import * as z from "zod";
import { JsonObject } from "./json-object.ts";
import { operation } from "./operation.ts";
import { Resolution } from "./resolution.ts";
import { runsSql } from "./runs-sql.ts";

/** Resolves a conflict, with effect on the live database. */
export const conflictsResolve = operation({
  name: "conflicts resolve",
  summary: "Resolve a conflict, with effect on the live database",
  example:
    "env:PRODUCTION_URL 4a4be2d5-0c3e-4b5c-9d57-2f3c0a8f3c11 merge --reason 'Approved in review' --yes",
  fn: "pggit.resolve_conflict",
  effect: "destructive",
  scope: "resolve",
  alsoNeeds: runsSql,
  input: () =>
    z.object({
      conflict_id: z.uuid().describe("its id, as conflicts list says it"),
      resolution: Resolution.describe("use_current, use_tracked, merge or custom"),
      reason: z.string().nullable().default(null).describe("why, for the registry and the commit"),
      custom_resolution: JsonObject.nullable().default(null).meta({
        description: `for custom: {"sql": "..."}; for all: {"allow_data_loss": true}`,
        value: "<json>",
      }),
    }),
  row: () => z.object({ resolve_conflict: z.string() }),
  raises: [
    "UNKNOWN_CONFLICT",
    "CONFLICT_RESOLVED",
    "CONFLICT_BUSY",
    "REASON_REQUIRED",
    "INVALID_ARGUMENT",
    "INVALID_DEFINITION",
    "DATA_LOSS",
    "NOT_ALTERABLE",
    "MERGE_COLLISION",
    "NOT_RESOLVABLE",
    "RESOLUTION_INVALID",
  ],
  positional: ["conflict_id", "resolution"],
  flags: { custom_resolution: "custom" },
});
