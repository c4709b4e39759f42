import * as z from "zod";
import { ObjectChange, ObjectDefinitions } from "./object-change.ts";
import { operation } from "./operation.ts";

const shape = {
  from_commit: z.string().describe("branch, environment, hash, HEAD~2, main@{2026-11-01} or time"),
  to_commit: z.string().default("HEAD").describe("the other one, in the same ways"),
  object: z.string().nullable().default(null).describe("only this object"),
  of_type: z.string().nullable().default(null).describe("only objects of this type"),
};

/** Says what leads from one commit, branch or environment to another. */
export const historyDiff = operation({
  name: "history diff",
  summary: "Show what differs between two commits, branches or environments in history",
  example: "env:PRODUCTION_URL before-release main",
  fn: "pggit.diff",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      ...shape,
      include: z
        .array(
          z.enum(["owner", "privileges", "comments"], {
            error: "is owner, privileges or comments",
          }),
        )
        .default(["owner", "privileges", "comments"])
        .meta({
          description: "what is told beside the structure",
          value: "<aspects>",
          commas: true,
        }),
    }),
  row: () => ObjectChange,
  page: { key: ["object_type", "object_name", "action"], order: "asc" },
  raises: ["UNKNOWN_COMMIT", "INVALID_ARGUMENT"],
  positional: ["from_commit", "to_commit"],
  flags: { of_type: "type" },
});

/** The definitions of the objects in which two commits differ. */
export const diffDefinitions = operation({
  name: "history diff",
  summary: historyDiff.summary,
  example: historyDiff.example,
  fn: "pggit.diff_definitions",
  effect: "read",
  scope: "read",
  input: () => z.object(shape),
  row: () => ObjectDefinitions,
  raises: historyDiff.raises,
});
