import * as z from "zod";
import { operation } from "./operation.ts";

/** Makes a live object what it was. */
export const historyRestore = operation({
  name: "history restore",
  summary: "Make an object what it was at a version or commit, without losing data",
  example: "env:PRODUCTION_URL public.users 1.2.0 --dry-run",
  fn: "pggit.restore_object",
  effect: "destructive",
  scope: "resolve",
  alsoNeeds: ({ trust_code }) => (trust_code ? "resolve:sql" : null),
  input: () =>
    z.object({
      object: z.string().describe("its name: public.users, public.tax(numeric), ..."),
      version: z.string().describe("a version such as 1.2.0, a commit or a branch"),
      allow_data_loss: z.boolean().default(false).describe("also where values would be lost"),
      dry_run: z.boolean().default(false).describe("only say what would run"),
      object_type: z
        .string()
        .nullable()
        .default(null)
        .describe("its type, where several objects have that name"),
      trust_code: z
        .boolean()
        .default(false)
        .describe("also statements that were stored by a role with fewer rights"),
    }),
  row: () =>
    z.object({
      position: z.int(),
      statement: z.string(),
      hazards: z.array(z.string()),
      lock: z.string().nullable(),
    }),
  raises: [
    "UNKNOWN_VERSION",
    "UNKNOWN_COMMIT",
    "INVALID_ARGUMENT",
    "DATA_LOSS",
    "NOT_ALTERABLE",
    "NOT_RESOLVABLE",
  ],
  positional: ["object", "version"],
  flags: { object_type: "type" },
});
