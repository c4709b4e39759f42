import { PggitError } from "pggit";
import type { Caller } from "./caller.ts";
import type { Scope } from "./scope.ts";

/**
 * Lets a caller pass who may do something in an environment.
 *
 * An environment that the caller may not use reads as one that does not exist:
 * their names can be customers' names.
 *
 * @throws PggitError FORBIDDEN naming the scope that is missing, UNKNOWN_ENVIRONMENT
 */
export function requireScope(caller: Caller, scope: Scope, environment: string): void {
  if (!caller.scopes.has(scope)) {
    throw new PggitError({
      code: "FORBIDDEN",
      message: `The caller ${caller.name} lacks the scope ${scope}.`,
      hint: `Give its key or rule the scope ${scope} in the API's configuration, or call as one that has it.`,
    });
  }
  if (mayUse(caller, environment)) return;
  throw new PggitError({
    code: "UNKNOWN_ENVIRONMENT",
    message: `There is no environment ${environment.slice(0, 100)} for the caller ${caller.name}.`,
    hint: "GET /v1/environments lists those that there are.",
  });
}

/** Of the environments that there are, those that a caller may know of. */
export function environmentsOf(caller: Caller, names: readonly string[]): string[] {
  return names.filter((name) => mayUse(caller, name));
}

function mayUse({ environments }: Caller, name: string): boolean {
  return environments === "all" || environments.includes(name);
}
