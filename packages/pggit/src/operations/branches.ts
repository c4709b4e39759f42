import * as z from "zod";
import { operation } from "./operation.ts";

const name = z.string().describe("the branch");

/** Lists the branches and environments. */
export const branchList = operation({
  name: "branch list",
  summary: "List the branches and fetched environments, the current one first",
  example: "env:PRODUCTION_URL",
  fn: "pggit.list_branches",
  effect: "read",
  scope: "read",
  input: () => z.object({}),
  row: () =>
    z.object({
      name: z.string(),
      kind: z.enum(["current", "branch", "environment"]),
      commit_hash: z.string().nullable(),
      committed_at: z.string().nullable(),
      author: z.string().nullable(),
      message: z.string().nullable(),
      objects: z.int(),
      fetched_from: z.string().nullable(),
    }),
  page: { key: ["name"], order: "asc" },
  raises: [],
});

/** Makes a branch. */
export const branchCreate = operation({
  name: "branch create",
  summary: "Make a branch at the head of the current one or at another commit",
  example: "env:PRODUCTION_URL before-release",
  fn: "pggit.create_branch",
  effect: "write",
  scope: "operate",
  input: () =>
    z.object({
      name: z.string().describe("name of the new branch"),
      from_commit: z
        .string()
        .nullable()
        .default(null)
        .describe(
          "branch, hash, HEAD~2, main@{2026-11-01} or time; the current head when left out",
        ),
    }),
  row: () => z.object({ create_branch: z.string().nullable() }),
  raises: ["INVALID_ARGUMENT", "ENVIRONMENT_EXISTS", "UNKNOWN_COMMIT"],
  positional: ["name"],
  flags: { from_commit: "from" },
});

/** Makes another branch the one that new commits go to. */
export const branchSwitch = operation({
  name: "branch switch",
  summary: "Let new commits go to another branch; the live schema is not touched",
  example: "env:STAGING_URL feature",
  fn: "pggit.switch_branch",
  effect: "write",
  scope: "operate",
  input: () =>
    z.object({
      name,
      commit_difference: z
        .boolean()
        .default(false)
        .describe("where the branch differs from the schema, record the schema there"),
    }),
  row: () => z.object({ switch_branch: z.string().nullable() }),
  raises: ["UNKNOWN_ENVIRONMENT", "ENVIRONMENT_EXISTS", "BRANCH_DIFFERS", "HISTORY_BUSY"],
  positional: ["name"],
});

/** Gives a branch another name. */
export const branchRename = operation({
  name: "branch rename",
  summary: "Give a branch another name",
  example: "env:PRODUCTION_URL main trunk",
  fn: "pggit.rename_branch",
  effect: "write",
  scope: "operate",
  input: () => z.object({ name, new_name: z.string().describe("its new name") }),
  row: () => z.object({ rename_branch: z.string() }),
  raises: ["UNKNOWN_ENVIRONMENT", "INVALID_ARGUMENT", "ENVIRONMENT_EXISTS", "HISTORY_BUSY"],
  positional: ["name", "new_name"],
});

/** Removes a branch. */
export const branchDelete = operation({
  name: "branch delete",
  summary: "Remove a branch or a fetched environment from history",
  example: "env:PRODUCTION_URL before-release --yes",
  fn: "pggit.delete_branch",
  effect: "destructive",
  scope: "purge",
  input: () =>
    z.object({
      name,
      force: z.boolean().default(false).describe("also where no other branch has its commits"),
    }),
  row: () => z.object({ delete_branch: z.string().nullable() }),
  raises: ["UNKNOWN_ENVIRONMENT", "INVALID_ARGUMENT", "BRANCH_NOT_MERGED", "HISTORY_BUSY"],
  positional: ["name"],
});
