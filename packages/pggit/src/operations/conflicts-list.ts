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
      of_type: z
        .enum(["merge", "version", "constraint", "dependency"])
        .nullable()
        .default(null)
        .describe("only conflicts of this type"),
      of_object: z
        .string()
        .nullable()
        .default(null)
        .describe("only those of objects with this in their name"),
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
  flags: { status_filter: "status", of_type: "type", of_object: "object" },
});
