import * as z from "zod";
import { operation } from "./operation.ts";

/** Lists commits, newest first. */
export const historyLog = operation({
  name: "history log",
  summary: "List the commits of a branch, of an object, or of an author, newest first",
  example: "env:PRODUCTION_URL --object users --since 2026-11-01",
  fn: "pggit.log",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      object: z.string().nullable().default(null).describe("only commits that changed this object"),
      of_type: z.string().nullable().default(null).describe("the type of that object"),
      branch: z
        .string()
        .nullable()
        .default(null)
        .describe("branch or commit to begin at; the current branch when left out"),
      by_author: z
        .string()
        .nullable()
        .default(null)
        .describe("only authors with this in their name"),
      since: z.string().nullable().default(null).meta({
        description: "only commits of this time or later",
        value: "<time>",
      }),
      until: z.string().nullable().default(null).meta({
        description: "only commits of this time or earlier",
        value: "<time>",
      }),
      search: z.string().nullable().default(null).describe("only messages with this text in them"),
      before: z.string().nullable().default(null).meta({
        description: "go on after the page that ended with this commit",
        value: "<commit>",
      }),
      max_count: z.int().nullable().default(20).describe("commits to list at most"),
    }),
  row: () =>
    z.object({
      commit_hash: z.string(),
      committed_at: z.string(),
      author: z.string(),
      message: z.string(),
      branch_name: z.string(),
      origin: z.string(),
      objects: z.int(),
      major: z.int().nullable(),
      minor: z.int().nullable(),
      patch: z.int().nullable(),
    }),
  page: {
    key: ["commit_hash"],
    order: "desc",
    arguments: { after: "before", size: "max_count" },
  },
  raises: ["UNKNOWN_COMMIT", "UNKNOWN_OBJECT", "INVALID_ARGUMENT"],
  flags: { of_type: "type", by_author: "author" },
});
