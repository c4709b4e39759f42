import * as z from "zod";
import { Interval } from "./interval.ts";
import { operation } from "./operation.ts";

const DeploymentId = z
  .string()
  .regex(/^\d{1,18}$/, { error: "is a number that the list of deployments has" });

/** Opens a deployment, to which every commit belongs until it ends. */
export const beginDeployment = operation({
  name: "deployment begin",
  summary: "Begin a deployment: the commits made until its end carry its name",
  example: "env:PRODUCTION_URL 'release 42' --duration '2 hours'",
  fn: "pggit.begin_deployment",
  effect: "write",
  scope: "operate",
  input: () =>
    z.object({
      name: z.string().min(1).describe("what it is called"),
      duration: Interval.default("1 day").meta({
        description: "when it ends if nobody ends it, up to 30 days",
        value: "<interval>",
      }),
      description: z.string().nullable().default(null).describe("more to say of it"),
    }),
  row: () =>
    z.object({
      deployment_id: z.string(),
      started_at: z.string(),
      expires_at: z.string(),
    }),
  raises: ["INVALID_ARGUMENT", "INVALID_INTERVAL", "DEPLOYMENT_ACTIVE"],
  positional: ["name"],
});

/** Ends the open deployment. */
export const endDeployment = operation({
  name: "deployment end",
  summary: "End the open deployment",
  example: "env:PRODUCTION_URL",
  fn: "pggit.end_deployment",
  effect: "write",
  scope: "operate",
  input: () => z.object({}),
  row: () =>
    z.object({
      deployment_id: z.string(),
      name: z.string(),
      ended_at: z.string(),
      commits: z.string(),
    }),
  raises: ["NO_DEPLOYMENT"],
});

/** Deployments, the newest first. */
export const listDeployments = operation({
  name: "deployment list",
  summary: "List deployments, the newest first",
  example: "env:PRODUCTION_URL --max-rows 10",
  fn: "pggit.list_deployments",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      max_rows: z.number().int().min(1).default(50).describe("how many at most"),
      before: DeploymentId.nullable().default(null).meta({
        description: "go on after the page that ended with this deployment",
        value: "<deployment>",
      }),
    }),
  row: () =>
    z.object({
      deployment_id: z.string(),
      name: z.string(),
      status: z.enum(["active", "ended", "expired"]),
      started_at: z.string(),
      started_by: z.string(),
      ended_at: z.string().nullable(),
      commits: z.string(),
      description: z.string().nullable(),
    }),
  page: {
    key: ["deployment_id"],
    order: "desc",
    arguments: { after: "before", size: "max_rows" },
  },
  raises: ["INVALID_ARGUMENT"],
});

/** The commits of one deployment. */
export const listDeploymentCommits = operation({
  name: "deployment commits",
  summary: "List the commits of a deployment, the oldest first",
  example: "env:PRODUCTION_URL 7",
  fn: "pggit.list_deployment_commits",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      deployment_id: DeploymentId.describe("its number in the list of deployments"),
    }),
  row: () =>
    z.object({
      commit_hash: z.string(),
      committed_at: z.string(),
      author: z.string(),
      message: z.string(),
    }),
  page: { key: ["committed_at", "commit_hash"], order: "asc" },
  raises: ["UNKNOWN_DEPLOYMENT"],
  positional: ["deployment_id"],
});
