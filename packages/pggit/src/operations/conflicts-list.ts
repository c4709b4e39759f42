import * as z from "zod";
import { operation } from "./operation.ts";

/** Lists conflicts. */
export const conflictsList = operation({
  name: "conflicts list",
  summary: "List the conflicts that are open, or all of them",
  example: "env:PRODUCTION_URL --status resolved",
  fn: "pggit.list_conflicts",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      status_filter: z
        .enum(["unresolved", "resolved", "ignored"])
        .nullable()
        .default("unresolved")
        .describe("only conflicts of this status"),
    }),
  row: () =>
    z.object({
      conflict_id: z.string(),
      conflict_type: z.string(),
      object_type: z.string(),
      object_identifier: z.string(),
      created_at: z.string(),
      description: z.string(),
      status: z.string(),
    }),
  page: { key: ["created_at", "conflict_id"], order: "asc" },
  raises: ["INVALID_ARGUMENT"],
  flags: { status_filter: "status" },
});
