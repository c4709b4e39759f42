import * as z from "zod";
import { operation } from "./operation.ts";

const name = z.string().min(1).describe("the milestone's name");

/** Names a commit, and keeps it. */
export const createMilestone = operation({
  name: "milestone create",
  summary: "Give a commit a name, which keeps it when history is purged",
  example: "env:PRODUCTION_URL v1.0 --message 'first release'",
  fn: "pggit.create_milestone",
  effect: "write",
  scope: "operate",
  input: () =>
    z.object({
      name,
      commit: z.string().min(1).nullable().default(null).meta({
        description:
          "a branch, a milestone or the beginning of a hash; the present state when left out",
        value: "<commit>",
      }),
      message: z.string().nullable().default(null).describe("what to remember of it"),
    }),
  row: () => z.object({ create_milestone: z.string() }),
  raises: ["INVALID_ARGUMENT", "ENVIRONMENT_EXISTS", "MILESTONE_EXISTS", "UNKNOWN_COMMIT"],
  positional: ["name"],
});

/** The commits that have a name. */
export const listMilestones = operation({
  name: "milestone list",
  summary: "List the named commits, newest first",
  example: "env:PRODUCTION_URL",
  fn: "pggit.list_milestones",
  effect: "read",
  scope: "read",
  input: () => z.object({}),
  row: () =>
    z.object({
      name: z.string(),
      commit: z.string(),
      committed_at: z.string(),
      branch: z.string(),
      message: z.string().nullable(),
      created_by: z.string(),
      created_at: z.string(),
    }),
  page: { key: ["committed_at", "name"], order: "desc" },
  raises: [],
});

/** Takes a name away. */
export const deleteMilestone = operation({
  name: "milestone delete",
  summary: "Take a milestone's name away; its commit stays until history is purged",
  example: "env:PRODUCTION_URL v1.0",
  fn: "pggit.delete_milestone",
  effect: "write",
  scope: "operate",
  input: () => z.object({ name }),
  row: () => z.object({ delete_milestone: z.string() }),
  raises: ["UNKNOWN_MILESTONE"],
  positional: ["name"],
});
