import type * as z from "zod";
import { PggitError } from "../errors/index.ts";
import type { ClientOptions } from "./client.ts";
import { errorOfProblem, Problem } from "./problem.ts";
import { type Attempt, withRetries } from "./retry.ts";
import type { Route } from "./route-of.ts";

/** A call, ready to be sent. */
export interface Sent<Result> extends Route {
  readonly input: Readonly<Record<string, unknown>>;
  readonly answer: z.ZodType<Result>;
  /** Null for what changes nothing. */
  readonly idempotencyKey: string | null;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends a call, again where it failed in passing, and checks the answer.
 *
 * @throws PggitError of the problem that the API answered; CONNECTION_FAILED where
 *   there was no answer; INTERNAL where what answered is not the API
 */
export function send<Result>(call: Sent<Result>, options: ClientOptions): Promise<Result> {
  return withRetries(() => attempt(call, options), options.retry, call.signal);
}

async function attempt<Result>(
  call: Sent<Result>,
  options: ClientOptions,
): Promise<Attempt<Result>> {
  const request = await requestOf(call, options);
  let response: Response;
  let body: unknown;
  try {
    response = await (options.fetch ?? fetch)(request);
    body = await response.json().catch(() => undefined);
  } catch (cause) {
    if (call.signal?.aborted) throw cause;
    return { error: unreachable(request.url, cause), status: 503, retryAfter: null };
  }
  const { status } = response;
  if (response.ok) {
    const parsed = call.answer.safeParse(body);
    return parsed.success
      ? { result: parsed.data }
      : { error: notOurs(request.url, status), status: 200, retryAfter: null };
  }
  const problem = Problem.safeParse(body);
  return {
    error: problem.success ? errorOfProblem(problem.data) : notOurs(request.url, status),
    status,
    retryAfter: response.headers.get("retry-after"),
  };
}

async function requestOf(call: Sent<unknown>, { url, token }: ClientOptions): Promise<Request> {
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  const target = new URL(call.path.slice(1), base);
  const credential = typeof token === "string" ? token : await token();
  const headers = new Headers({
    accept: "application/json, application/problem+json",
    authorization: `Bearer ${credential}`,
  });
  const signal = call.signal ?? null;
  if (call.method === "GET") {
    for (const [name, value] of Object.entries(call.input)) {
      for (const text of queryTexts(value)) target.searchParams.append(name, text);
    }
    return new Request(target, { headers, signal });
  }
  headers.set("content-type", "application/json");
  if (call.idempotencyKey !== null) headers.set("idempotency-key", call.idempotencyKey);
  return new Request(target, { method: "POST", headers, body: JSON.stringify(call.input), signal });
}

/** How a value is written in a query: lists repeat their parameter, null is nothing after the `=`. */
function queryTexts(value: unknown): string[] {
  if (value === undefined) return [];
  if (value === null) return [""];
  if (Array.isArray(value)) return value.length === 0 ? [""] : value.map(String);
  return [typeof value === "string" ? value : JSON.stringify(value)];
}

/** Host and port of the URL, and nothing of what a proxy's login or a query may hold. */
function unreachable(url: string, cause: unknown): PggitError {
  return new PggitError({
    code: "CONNECTION_FAILED",
    message: `The API at ${new URL(url).host} did not answer.`,
    hint: "Check the URL, and that this machine can reach it.",
    cause,
  });
}

function notOurs(url: string, status: number): PggitError {
  return new PggitError({
    code: "INTERNAL",
    message: `What answered at ${new URL(url).host} with status ${status} is not what this client knows as the API.`,
    hint: "Check the URL, and that the API and this client are of one version.",
  });
}
