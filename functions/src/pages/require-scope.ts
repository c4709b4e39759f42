import { PggitError, type Scope } from "pggit";
import type { Visitor } from "./visitor.ts";

/**
 * Lets a visitor go on who may see something of an environment. The API would refuse
 * him as well; here it is said before anything is asked.
 *
 * @throws PggitError UNKNOWN_ENVIRONMENT, FORBIDDEN naming the scope that is missing
 */
export function requireScope(visitor: Visitor, scope: Scope, environment: string): void {
  if (!visitor.environments.includes(environment)) {
    throw new PggitError({
      code: "UNKNOWN_ENVIRONMENT",
      message: `There is no environment ${environment.slice(0, 100)} for ${visitor.name}.`,
      hint: "The first page lists those that there are.",
    });
  }
  if (visitor.scopes.has(scope)) return;
  throw new PggitError({
    code: "FORBIDDEN",
    message: `This takes the scope ${scope}, which ${visitor.name} does not have.`,
    hint: `Log in with a key that has the scope ${scope}, or ask whoever configures the API to add it.`,
  });
}
