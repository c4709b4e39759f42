import * as z from "zod";
import { exportSchemaSnapshot } from "./export-schema-snapshot.ts";
import { operation } from "./operation.ts";

/** The schema as it was at a commit, as DDL that restores in an empty database. */
export const historyExport = operation({
  name: "history export",
  summary: "Write the schema as it was at a commit as DDL that restores it",
  example: "env:PRODUCTION_URL before-release --output schema.sql",
  fn: "pggit.export_commit",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      commit: z.string().describe("branch, environment, hash, HEAD~2, main@{2026-11-01} or time"),
      schemas: exportSchemaSnapshot.input.shape.schemas,
      include: exportSchemaSnapshot.input.shape.include,
    }),
  row: () => z.object({ export_commit: z.string() }),
  raises: ["UNKNOWN_COMMIT", "UNKNOWN_SCHEMA", "INVALID_ARGUMENT"],
  positional: ["commit"],
});
