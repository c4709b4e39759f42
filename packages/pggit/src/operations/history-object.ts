import * as z from "zod";
import { operation } from "./operation.ts";

const object = z.string().describe("its name, with or without the schema public");
const of_type = z
  .string()
  .nullable()
  .default(null)
  .describe("its type, where objects of several have the name");
const at = z
  .string()
  .default("HEAD")
  .describe("commit, branch or time, such as '2026-11-01 12:00' or staging@{yesterday}");

/** Reads an object as it was at a commit or a moment. */
export const historyObject = operation({
  name: "history object",
  summary: "Print the definition of an object as it was at a commit or a time",
  example: "env:PRODUCTION_URL users --at 2026-11-01",
  fn: "pggit.object_at",
  effect: "read",
  scope: "read",
  input: () => z.object({ object, at, of_type }),
  row: () =>
    z.object({
      object_type: z.string(),
      object_name: z.string(),
      version: z.string().nullable(),
      commit_hash: z.string(),
      committed_at: z.string(),
      definition: z.string(),
    }),
  raises: ["UNKNOWN_OBJECT", "UNKNOWN_COMMIT", "INVALID_ARGUMENT"],
  positional: ["object"],
  flags: { of_type: "type" },
});

/** Lists the versions of an object. */
export const historyVersions = operation({
  name: "history versions",
  summary: "List the versions of an object, newest first, through renames",
  example: "env:PRODUCTION_URL users",
  fn: "pggit.object_history",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      object,
      of_type,
      branch: z
        .string()
        .nullable()
        .default(null)
        .describe("branch or commit to begin at; the current branch when left out"),
    }),
  row: () =>
    z.object({
      version: z.string().nullable(),
      action: z.string(),
      object_type: z.string(),
      object_name: z.string(),
      level: z.string().nullable(),
      commit_hash: z.string(),
      committed_at: z.string(),
      author: z.string(),
      message: z.string(),
    }),
  page: {
    key: ["committed_at", "commit_hash", "object_type", "object_name", "action"],
    order: "desc",
  },
  raises: ["UNKNOWN_OBJECT", "UNKNOWN_COMMIT", "INVALID_ARGUMENT"],
  positional: ["object"],
  flags: { of_type: "type" },
});

/** Says which commit made each facet of an object what it is. */
export const historyBlame = operation({
  name: "history blame",
  summary: "Show for each part of an object the commit that made it what it is",
  example: "env:PRODUCTION_URL users",
  fn: "pggit.blame",
  effect: "read",
  scope: "read",
  input: () => z.object({ object, at, of_type }),
  row: () =>
    z.object({
      facet: z.string(),
      value: z.string().nullable(),
      version: z.string().nullable(),
      commit_hash: z.string(),
      committed_at: z.string(),
      author: z.string(),
      message: z.string(),
    }),
  raises: ["UNKNOWN_OBJECT", "UNKNOWN_COMMIT", "INVALID_ARGUMENT"],
  positional: ["object"],
  flags: { of_type: "type" },
});
