import { PggitError } from "pggit";
import type { Authenticate } from "./caller.ts";
import { isOnLoopback } from "./loopback.ts";
import { Scope } from "./scope.ts";

/**
 * For development: everybody who asks from this machine is the caller
 * `development`.
 *
 * A page in the developer's browser can reach the loopback interface as well, so
 * a request that a page of another origin makes, or that came by a name which
 * only resolves to this machine, is refused.
 */
export function authenticateNobody(scopes: readonly Scope[] = Scope.options): Authenticate {
  return (request) => {
    const origin = request.headers.get("origin");
    const asked = [request.url, ...(origin === null ? [] : [origin])];
    if (!asked.every(isOnLoopback)) {
      return Promise.reject(
        new PggitError({
          code: "FORBIDDEN",
          message: "Without authentication the API answers to localhost only.",
          hint: "Call it at http://localhost or 127.0.0.1, or configure a key and remove development.",
        }),
      );
    }
    return Promise.resolve({
      name: "development",
      scopes: new Set(scopes),
      environments: "all" as const,
    });
  };
}
