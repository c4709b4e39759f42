import * as z from "zod";
import { operation } from "./operation.ts";

/** Reads another database into the environment of a name. */
export const fetchOperation = operation({
  name: "fetch",
  summary: "Read the schema of another database into the history of an operations database",
  example: "env:OPERATIONS_URL staging env:STAGING_URL",
  fn: "pggit.fetch_environment",
  effect: "write",
  scope: "operate",
  input: () =>
    z.object({
      name: z.string().describe("the environment to fetch into"),
      connection_string: z.string().describe("the other database, which is only read"),
    }),
  row: () => z.object({ fetch_environment: z.string() }),
  raises: ["INVALID_ARGUMENT", "ENVIRONMENT_EXISTS", "DBLINK_MISSING", "REMOTE_FAILED"],
  local: ["connection_string"],
});
