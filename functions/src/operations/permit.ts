import { type Operation, PggitError, scopesOf } from "pggit";
import type { AppDependencies } from "../app-dependencies.ts";
import { requireScope } from "../auth/require-scope.ts";
import { requireEnvironment } from "../environments/require-environment.ts";
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
  requireEnvironment(environments, environment);
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
