import * as z from "zod";
import { ObjectChange, ObjectDefinitions } from "./object-change.ts";
import { operation } from "./operation.ts";

const input = () =>
  z.object({
    commit: z.string().default("HEAD").describe("branch, hash, HEAD~2, main@{2026-11-01} or time"),
  });

/** Says what a commit changed. */
export const historyShow = operation({
  name: "history show",
  summary: "Show what a commit changed, object by object",
  example: "env:PRODUCTION_URL HEAD~1",
  fn: "pggit.show_commit",
  effect: "read",
  scope: "read",
  input,
  row: () => ObjectChange,
  page: { key: ["object_type", "object_name", "action"], order: "asc" },
  raises: ["UNKNOWN_COMMIT", "INVALID_ARGUMENT"],
  positional: ["commit"],
});

/** The definitions of the objects that a commit changed, before and after. */
export const commitDefinitions = operation({
  name: "history definitions",
  summary: "Show how a commit changed the definitions of objects: before and after",
  example: "env:PRODUCTION_URL HEAD~1 --objects users",
  fn: "pggit.commit_definitions",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      ...historyShow.input.shape,
      objects: z.array(z.string().min(1)).nullable().default(null).meta({
        description: "only objects of these names, once for each",
        value: "<name>",
      }),
    }),
  row: () => ObjectDefinitions,
  raises: historyShow.raises,
  positional: ["commit"],
});
