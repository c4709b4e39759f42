import * as z from "zod";
import { operation } from "./operation.ts";

/** Compares two environments: branches of this database, or two databases. */
export const compareEnvironments = operation({
  name: "compare",
  summary: "Compare the schemas of two databases, with or without pgGit in them",
  example: "env:PRODUCTION_URL env:STAGING_URL --include privileges --ignore 'audit.*'",
  fn: "pggit.compare_environments",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      env1_name: z
        .string()
        .describe("name of the first, the base; by default made from its target"),
      env2_name: z.string().describe("name of the second; by default made from its target"),
      connection_string1: z.string().nullable().default(null).describe("target of the first"),
      connection_string2: z.string().nullable().default(null).describe("target of the second"),
      include: z
        .array(
          z.enum(["owner", "privileges", "comments"], {
            error: "is owner, privileges or comments",
          }),
        )
        .default([])
        .meta({
          description: "compare these, too: owner,privileges,comments",
          value: "<aspects>",
          commas: true,
        }),
    }),
  row: () =>
    z.object({
      object_type: z.string(),
      object_name: z.string(),
      env1_status: z.string(),
      env2_status: z.string(),
      difference: z.string(),
    }),
  raises: ["UNKNOWN_ENVIRONMENT", "INVALID_ARGUMENT", "DBLINK_MISSING", "REMOTE_FAILED"],
  local: ["connection_string1", "connection_string2"],
  positional: ["connection_string1", "connection_string2"],
  flags: { env1_name: "name1", env2_name: "name2" },
});
