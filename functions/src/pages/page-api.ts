import type { Context } from "hono";
import { type Client, createClient, errorOfProblem, PggitError, Problem } from "pggit";
import type * as z from "zod";
import type { PagesEnv } from "./pages-env.ts";

/** The API as pages call it: rights, limits, records and problems are its own. */
export interface PageApi extends Client {
  /** Asks a route that is no operation. @throws PggitError what the API says */
  get<Answer>(path: string, answer: z.ZodType<Answer>): Promise<Answer>;
  /** Sends JSON to a route that is no operation. @throws PggitError what the API says */
  post<Answer>(path: string, answer: z.ZodType<Answer>, sent: Sent): Promise<Answer>;
}

interface Sent {
  readonly body: object;
  /** Of what is begun or done once however often it is sent. */
  readonly idempotencyKey?: string | undefined;
}

/** Where requests are answered: the API's app. */
export interface Answering {
  fetch(request: Request, env?: object): Response | Promise<Response>;
}

/**
 * The API in this process, called as the visitor would call it: with his key, from
 * his address, under the id of the page's request, and given up with it.
 */
export function pageApi(api: Answering, context: Context<PagesEnv>, key: string): PageApi {
  const { outer, requestId } = context.env;
  const { origin } = new URL(context.req.url);
  const fetch = async (request: Request): Promise<Response> => {
    request.headers.set("x-request-id", requestId);
    // Without authentication the API tells by these whether the page was opened from another.
    for (const name of ["origin", "sec-fetch-site"]) {
      const value = context.req.header(name);
      if (value !== undefined) request.headers.set(name, value);
    }
    const signal = AbortSignal.any([request.signal, context.req.raw.signal]);
    return api.fetch(new Request(request, { signal }), outer);
  };
  const authorization = `Bearer ${key}`;
  return {
    ...createClient({ url: origin, token: key, fetch, retry: { attempts: 1 } }),
    get: async (path, answer) =>
      answerOf(
        await fetch(new Request(new URL(path, origin), { headers: { authorization } })),
        answer,
      ),
    post: async (path, answer, { body, idempotencyKey }) => {
      const headers = new Headers({ authorization, "content-type": "application/json" });
      if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
      const request = new Request(new URL(path, origin), {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      return answerOf(await fetch(request), answer);
    },
  };
}

async function answerOf<Answer>(response: Response, answer: z.ZodType<Answer>): Promise<Answer> {
  const body: unknown = await response.json();
  if (response.ok) return answer.parse(body);
  const problem = Problem.safeParse(body);
  throw problem.success ? errorOfProblem(problem.data) : PggitError.from(problem.error);
}
