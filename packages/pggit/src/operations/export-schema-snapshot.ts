import * as z from "zod";
import { operation } from "./operation.ts";

/** The schema of a database as DDL that restores in an empty one. */
export const exportSchemaSnapshot = operation({
  name: "export",
  summary: "Write a database's schema as DDL that restores in an empty database",
  example: "env:PRODUCTION_URL --schemas public,api --output schema.sql",
  fn: "pggit.export_schema_snapshot",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      path: z.string().min(1).nullable().default(null).meta({
        description: "write a file on the server, which takes pgGit there and a role that may",
        value: "<file>",
      }),
      schemas: z.array(z.string().min(1)).nullable().default(null).meta({
        description: "only these schemas; all but the system's when left out",
        value: "<names>",
        commas: "names",
      }),
      include: z
        .array(
          z.enum(["owner", "privileges", "comments"], {
            error: "is owner, privileges or comments",
          }),
        )
        .default(["owner", "privileges", "comments"])
        .meta({
          description: "what is written beside the structure",
          value: "<aspects>",
          commas: true,
        }),
    }),
  row: () => z.object({ export_schema_snapshot: z.string() }),
  raises: ["INVALID_ARGUMENT", "UNKNOWN_SCHEMA", "SCHEMA_UNREADABLE", "FILE_NOT_WRITTEN"],
  local: ["path"],
  flags: { path: "server-path" },
});
