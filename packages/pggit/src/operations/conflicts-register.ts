import * as z from "zod";
import { JsonObject } from "./json-object.ts";
import { operation } from "./operation.ts";

/** Registers a conflict. */
export const conflictsRegister = operation({
  name: "conflicts register",
  summary: "Register a conflict: merge, version, constraint or dependency",
  example: `env:PRODUCTION_URL version table public.users --data '{"current_version": "1.1.0", "incoming_version": "1.2.0"}'`,
  fn: "pggit.register_conflict",
  effect: "write",
  scope: "operate",
  input: () =>
    z.object({
      conflict_type: z
        .enum(["merge", "version", "constraint", "dependency"])
        .describe("merge, version, constraint or dependency"),
      object_type: z.string().describe("type of the object: table, view, function, ..."),
      object_identifier: z.string().describe("its name: public.users, public.tax(numeric), ..."),
      conflict_data: JsonObject.default({}).meta({
        description: "what it is about, as JSON",
        value: "<json>",
      }),
    }),
  row: () => z.object({ register_conflict: z.string() }),
  raises: ["INVALID_ARGUMENT", "INVALID_CONFLICT"],
  positional: ["conflict_type", "object_type", "object_identifier"],
  flags: { conflict_data: "data" },
});
