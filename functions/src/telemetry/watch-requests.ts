import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { ApiEnv } from "../http/api-env.ts";
import type { Telemetry } from "./telemetry.ts";
import { traced } from "./traced.ts";

/** Says nothing of itself: whoever asks every few seconds is not worth a line. */
const quiet = new Set(["/livez", "/readyz", "/metrics"]);

/**
 * Logs and measures each request when it was answered, and makes a span of it where
 * tracing is set up for the process (see docs/serve.md); the caller's trace goes on.
 */
export function watchRequests({ log, metrics }: Telemetry) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const startedAt = performance.now();
    const { method, path } = context.req;
    const environment = /^\/v1\/environments\/([a-z][a-z0-9_-]{0,62})\//.exec(path)?.[1] ?? "";
    const answered = () => ({ route: routePath(context, -1), status: context.res.status });
    await traced(context, next, () => {
      const { route, status } = answered();
      return {
        name: `${method} ${route}`,
        isError: status >= 500,
        attributes: {
          "http.request.method": method,
          "http.route": route,
          "http.response.status_code": status,
          "pggit.environment": environment,
          "pggit.request_id": context.get("requestId"),
        },
      };
    });
    const { route, status } = answered();
    const duration = Math.round((performance.now() - startedAt) * 10) / 10;
    const labels = { route, method, status: String(status) };
    metrics.record("pggit_requests", 1, labels);
    metrics.record("pggit_request_duration", duration, { route, method });
    if (quiet.has(path) && status < 500) return;
    const level = status >= 500 ? "error" : status >= 400 ? "warn" : "info";
    // The caller is unknown where it was refused before it was told.
    const caller = context.get("caller") as { name: string } | undefined;
    log(level, "request", {
      request_id: context.get("requestId"),
      method,
      route,
      ...(environment && { environment }),
      status,
      duration_ms: duration,
      ...(caller && { caller: caller.name }),
    });
  });
}
