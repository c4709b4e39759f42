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
    if (!isOnLoopback(request.url) || isOfAnotherOrigin(request)) {
      return Promise.reject(
        new PggitError({
          code: "FORBIDDEN",
          message: "Without authentication the API answers to localhost only.",
          hint: "Call it at http://localhost or 127.0.0.1, from no page but its own, or configure a key and remove development.",
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

/** Whether a browser says that a page of another origin makes a request; it leaves Origin out of most that only read. */
function isOfAnotherOrigin({ url, headers }: Request): boolean {
  const origin = headers.get("origin");
  // A proxy may have taken TLS away, so only host and port can be compared.
  if (origin !== null && URL.parse(origin)?.host !== new URL(url).host) return true;
  return ["cross-site", "same-site"].includes(headers.get("sec-fetch-site") ?? "");
}
