import * as z from "zod";
import { operation } from "./operation.ts";

/** Shows one conflict. */
export const conflictsShow = operation({
  name: "conflicts show",
  summary: "Show what a conflict is about and what can be done",
  example: "env:PRODUCTION_URL 4a4be2d5-0c3e-4b5c-9d57-2f3c0a8f3c11",
  fn: "pggit.show_conflict_details",
  effect: "read",
  scope: "read",
  input: () => z.object({ conflict_id: z.uuid().describe("its id, as conflicts list says it") }),
  row: () => z.object({ detail_type: z.string(), detail_value: z.string() }),
  raises: ["UNKNOWN_CONFLICT"],
  positional: ["conflict_id"],
});
