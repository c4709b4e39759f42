import * as z from "zod";
import { operation } from "./operation.ts";

/** The objects of the current branch. */
export const listObjects = operation({
  name: "history objects",
  summary: "List the objects of the current branch with their versions",
  example: "env:PRODUCTION_URL --search user",
  fn: "pggit.list_objects",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      search: z.string().nullable().default(null).describe("only names with this text in them"),
      of_type: z.string().nullable().default(null).describe("only objects of this type"),
      include_dropped: z.boolean().default(false).describe("also those that were there once"),
      after: z.string().nullable().default(null).meta({
        description: "go on after the page that ended with this object",
        value: "<key>",
      }),
      max_rows: z.int().min(1).default(50).describe("objects to list at most"),
    }),
  row: () =>
    z.object({
      object_key: z.string(),
      object_type: z.string(),
      object_name: z.string(),
      is_live: z.boolean(),
      version: z.string().nullable(),
      changed_at: z.string().nullable(),
      author: z.string().nullable(),
      commit_hash: z.string().nullable(),
    }),
  page: { key: ["object_key"], order: "asc", arguments: { after: "after", size: "max_rows" } },
  raises: ["INVALID_ARGUMENT"],
  flags: { of_type: "type" },
});
