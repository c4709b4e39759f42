import type { Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { PggitError } from "pggit";
import type { Report } from "../http/answer-problems.ts";
import type { Frame } from "./frame.tsx";
import { toLogin } from "./login-redirect.tsx";
import type { PagesEnv } from "./pages-env.ts";
import { ProblemNote } from "./parts/problem.tsx";

interface ProblemDependencies {
  readonly frame: Frame;
  readonly report: Report | undefined;
  readonly hasLogin: boolean;
}

/** Answers what went wrong as a page, and sends to the login who is not logged in, or not any more. */
export function answerPageProblems(
  pages: Hono<PagesEnv>,
  { frame, report, hasLogin }: ProblemDependencies,
): void {
  const answer = (context: Context<PagesEnv>, error: PggitError) => {
    const { requestId } = context.env;
    const body = (
      <>
        <h1>This did not work</h1>
        <ProblemNote error={error} requestId={requestId} />
      </>
    );
    const environment = environmentOf(context);
    return frame(context, { title: "Problem", body, environment, status: error.status });
  };
  pages.onError((thrown, context) => {
    const error = thrown instanceof HTTPException ? notOurForm() : PggitError.from(thrown);
    if (error.code === "UNAUTHENTICATED" && hasLogin) return toLogin(context, error);
    // What the API answered it has reported itself.
    if (!(thrown instanceof PggitError) && error.status >= 500) {
      report?.(error, context.env.requestId);
    }
    return answer(context, error);
  });
  pages.notFound((context) => answer(context, nothingHere(context.req.path)));
}

/** The environment that the address names, where the visitor may know of it: its navigation stays. */
function environmentOf(context: Context<PagesEnv>): string | undefined {
  const [, name = ""] = /^\/ui\/([^/]+)\//.exec(context.req.path) ?? [];
  return context.get("visitor")?.environments.find((one) => one === name);
}

/** hono/csrf is all that throws such an exception here. */
function notOurForm(): PggitError {
  return new PggitError({
    code: "FORBIDDEN",
    message: "The form was not sent by this page, so nothing was done.",
    hint: "Open the page itself and send the form from there.",
  });
}

function nothingHere(path: string): PggitError {
  return new PggitError({
    code: "UNKNOWN_ROUTE",
    message: `There is no page at ${path.slice(0, 200)}.`,
    hint: "The first page leads to all there are.",
  });
}
