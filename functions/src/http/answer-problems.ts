import type { Context, Hono } from "hono";
import { PggitError } from "pggit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ApiEnv } from "./api-env.ts";
import { problemMedia, problemOf } from "./problem.ts";
import { retryAfterOf } from "./retry-after.ts";

/** Hears of errors that an answer says nothing of, with the id of their request. */
export type Report = (error: PggitError, requestId: string) => void;

/** Answers every error, and every route that there is not, as a problem. */
export function answerProblems(app: Hono<ApiEnv>, report: Report = () => undefined): void {
  const answer = (error: PggitError, context: Context<ApiEnv>) => {
    const requestId = context.get("requestId");
    const problem = problemOf(error, requestId);
    if (problem.status >= 500) report(error, requestId);
    const seconds = retryAfterOf(error.code);
    if (seconds !== undefined) context.header("Retry-After", String(seconds));
    return context.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
      "Content-Type": problemMedia,
    });
  };
  app.onError((thrown, context) => answer(PggitError.from(thrown), context));
  app.notFound((context) => answer(unknownRoute(context.req.path), context));
}

function unknownRoute(path: string): PggitError {
  return new PggitError({
    code: "UNKNOWN_ROUTE",
    message: `There is nothing at ${path.slice(0, 200)}.`,
    hint: "GET /openapi.json lists what there is; /reference says it to people.",
  });
}
