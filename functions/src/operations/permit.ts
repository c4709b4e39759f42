import { type Operation, PggitError, scopesOf } from "pggit";
import type { AppDependencies } from "../app-dependencies.ts";
import { requireScope } from "../auth/require-scope.ts";
import type { Asked, IncomingCall } from "./call.ts";

/**
 * Refuses a caller who may not call an operation at all, before anything that was
 * sent is looked at.
 *
 * @throws PggitError FORBIDDEN, UNKNOWN_ENVIRONMENT
 */
export function permitCaller(
  { caller, operation, environment }: IncomingCall,
  { environments }: Pick<AppDependencies, "environments">,
): void {
  requireScope(caller, operation.scope, environment);
  if (environments.names.includes(environment)) return;
  throw new PggitError({
    code: "UNKNOWN_ENVIRONMENT",
    message: `There is no environment ${environment.slice(0, 100)}.`,
    hint: "GET /v1/environments lists those that there are.",
  });
}

/**
 * Refuses what only further scopes permit, such as SQL that the caller wrote; that
 * also has to be allowed by the configuration, whatever scopes anybody has.
 *
 * @throws PggitError FORBIDDEN
 */
export function permitInput(
  { caller, operation, environment }: IncomingCall,
  { input }: Pick<Asked, "input">,
  { config }: Pick<AppDependencies, "config">,
): void {
  for (const scope of furtherScopes(operation, input)) {
    requireScope(caller, scope, environment);
    if (scope !== "resolve:sql" || config.allow_resolve_sql) continue;
    throw new PggitError({
      code: "FORBIDDEN",
      message: "This API runs no SQL that callers send.",
      hint: "Resolve in another way, or set allow_resolve_sql to true in the API's configuration.",
    });
  }
}

function furtherScopes(operation: Operation, input: Asked["input"]) {
  return scopesOf(operation, input).filter((scope) => scope !== operation.scope);
}
