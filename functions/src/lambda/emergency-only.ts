import type { Hono } from "hono";
import { PggitError } from "pggit";
import type { ApiEnv } from "../http/api-env.ts";
import { problemMedia, problemOf } from "../http/problem.ts";

/** Webhooks and replaying what they delivered, emergency operations, and whether it is alive. */
const served =
  /^\/(?:livez|readyz|v1\/webhooks\/[^/]+|v1\/environments\/[^/]+\/(?:emergency\/(?:disable|enable)|webhooks\/replay))$/;

/**
 * The part of the API that has concurrency of its own, so that load elsewhere does
 * not keep tracking from being switched off. All else is not there.
 */
export function emergencyOnly({ fetch }: Pick<Hono<ApiEnv>, "fetch">): Pick<Hono<ApiEnv>, "fetch"> {
  return {
    fetch: (request, ...rest) => {
      const { pathname } = new URL(request.url);
      if (served.test(pathname)) return fetch(request, ...rest);
      const requestId = crypto.randomUUID();
      return new Response(JSON.stringify(problemOf(notHere(pathname), requestId)), {
        status: 404,
        headers: { "Content-Type": problemMedia, "X-Request-Id": requestId },
      });
    },
  };
}

function notHere(pathname: string): PggitError {
  return new PggitError({
    code: "UNKNOWN_ROUTE",
    message: `${pathname.slice(0, 200)} is not served here.`,
    hint: "This address takes webhooks and emergency operations only; ask the API for all else.",
  });
}
