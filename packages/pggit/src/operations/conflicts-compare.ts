import * as z from "zod";
import { operation } from "./operation.ts";

/** Shows the sides of a conflict, facet by facet. */
export const conflictsCompare = operation({
  name: "conflicts compare",
  summary: "Show base, current and incoming of a conflict side by side, facet by facet",
  example: "env:PRODUCTION_URL 4a4be2d5-0c3e-4b5c-9d57-2f3c0a8f3c11",
  fn: "pggit.compare_conflict",
  effect: "read",
  scope: "read",
  input: () => z.object({ conflict_id: z.uuid().describe("its id, as conflicts list says it") }),
  row: () =>
    z.object({
      facet: z.string(),
      base: z.string().nullable(),
      current: z.string().nullable(),
      incoming: z.string().nullable(),
      merged: z.string(),
    }),
  raises: ["UNKNOWN_CONFLICT", "INVALID_DEFINITION", "NOT_RESOLVABLE"],
  positional: ["conflict_id"],
});
