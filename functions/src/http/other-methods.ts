import type { Hono } from "hono";
import { PggitError } from "pggit";
import type { ApiEnv } from "./api-env.ts";

/**
 * Refuses other methods than those that the routes of an app take, and says which
 * they are. Call it after all routes are there.
 */
export function refuseOtherMethods(app: Hono<ApiEnv>): void {
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of app.routes) {
    if (method === "ALL") continue;
    const known = methods.get(path) ?? new Set();
    methods.set(path, known.add(method));
    if (method === "GET") known.add("HEAD");
  }
  for (const [path, known] of methods) {
    const allowed = [...known].sort().join(", ");
    app.all(path, (context) => {
      context.header("Allow", allowed);
      throw new PggitError({
        code: "METHOD_NOT_ALLOWED",
        message: `${context.req.method.slice(0, 20)} is no method of this route.`,
        hint: `It takes ${allowed}.`,
      });
    });
  }
}
