import type { Hono } from "hono";
import type { ApiEnv } from "../http/api-env.ts";
import type { CompareDependencies } from "./answer-comparison.ts";

/** `POST /v1/compare`: what two environments differ in, for callers who may read both. Loaded with the first call. */
export function compareRoute(app: Hono<ApiEnv>, dependencies: CompareDependencies): void {
  app.post("/v1/compare", async (context) => {
    const { answerComparison } = await import("./answer-comparison.ts");
    return answerComparison(context, dependencies);
  });
}
