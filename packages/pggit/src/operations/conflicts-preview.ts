import * as z from "zod";
import { JsonObject } from "./json-object.ts";
import { operation } from "./operation.ts";
import { Resolution } from "./resolution.ts";
import { runsSql } from "./runs-sql.ts";

/** Says what resolving a conflict would do. */
export const conflictsPreview = operation({
  name: "conflicts preview",
  summary: "Show the statements that resolving a conflict would run, their hazards and locks",
  example: "env:PRODUCTION_URL 4a4be2d5-0c3e-4b5c-9d57-2f3c0a8f3c11 use_tracked",
  fn: "pggit.preview_conflict",
  effect: "read",
  scope: "read",
  alsoNeeds: runsSql,
  input: () =>
    z.object({
      conflict_id: z.uuid().describe("its id, as conflicts list says it"),
      resolution: Resolution.describe("use_current, use_tracked, merge or custom"),
      custom_resolution: JsonObject.nullable().default(null).meta({
        description: `for custom: {"sql": "..."}`,
        value: "<json>",
      }),
    }),
  row: () =>
    z.object({
      position: z.int().nullable(),
      statement: z.string().nullable(),
      hazards: z.array(z.string()).nullable(),
      lock: z.string().nullable(),
      definition_before: z.string().nullable(),
      definition_after: z.string().nullable(),
    }),
  raises: [
    "UNKNOWN_CONFLICT",
    "INVALID_ARGUMENT",
    "INVALID_DEFINITION",
    "MERGE_COLLISION",
    "NOT_RESOLVABLE",
    "RESOLUTION_INVALID",
  ],
  positional: ["conflict_id", "resolution"],
  flags: { custom_resolution: "custom" },
});
