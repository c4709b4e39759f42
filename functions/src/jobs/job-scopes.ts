import {
  fetchOperation,
  purgeHistoryOperation,
  type Scope,
  scopesOf,
  verifyConsistency,
} from "pggit";
import type { Caller } from "../auth/caller.ts";
import { requireScope } from "../auth/require-scope.ts";
import type { Job } from "./job.ts";

/** What of a job decides who may have it done and who may see it. */
type Asked = Pick<Job, "kind" | "input">;

/**
 * Refuses a caller who may not do by hand what a job is to do.
 *
 * @param environment where the job is kept
 * @throws PggitError FORBIDDEN, UNKNOWN_ENVIRONMENT
 */
export function requireJob(caller: Caller, environment: string, job: Asked): void {
  for (const scope of scopesOfJob(job)) requireScope(caller, scope, environment);
  requireView(caller, environment, job);
}

/** Refuses a caller who may not read everything that a job tells of. @throws as {@link requireJob} */
export function requireView(caller: Caller, environment: string, { kind, input }: Asked): void {
  const named = environmentsOfJob({ kind, input });
  for (const name of [environment, ...named]) requireScope(caller, "read", name);
}

/** The environments that a job's input names: it tells of them, too. */
export function environmentsOfJob({ kind, input }: Asked): readonly string[] {
  const others = kind === "compare" ? [input["env1"], input["env2"]] : [];
  return (kind === "fetch" ? [input["name"]] : others).map(String);
}

/** The scopes that having a job done takes, beside reading what it tells of. */
export function scopesOfJob({ kind, input }: Asked): readonly Scope[] {
  switch (kind) {
    case "purge":
      return scopesOf(purgeHistoryOperation, input);
    case "verify":
      return scopesOf(verifyConsistency, input);
    case "fetch":
      return scopesOf(fetchOperation, input);
    case "compare":
      return ["read"];
  }
}
