import * as z from "zod";
import { PggitError } from "../errors/index.ts";
import type { OperationDefinition } from "../operations/operation.ts";
import { Report } from "../report/report.ts";
import { type Answer, answerOf } from "./answer.ts";
import { CompareRequest } from "./compare-request.ts";
import { remoteInput } from "./remote-input.ts";
import type { RetryOptions } from "./retry.ts";
import { pathOf, routeOf } from "./route-of.ts";
import { send } from "./send.ts";

/** Where the API is, and who calls. */
export interface ClientOptions {
  /** Where the API is, such as `https://pggit.example.com`. */
  readonly url: string;
  /** An API key or an OIDC token; a function is asked before each request. */
  readonly token: string | (() => string | Promise<string>);
  readonly retry?: RetryOptions | undefined;
  /** In place of the global one. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** What one call may say besides its input. */
export interface CallOptions {
  /** Of a list: rows at most. */
  readonly limit?: number | undefined;
  /** Of a list: `next` of the page before. */
  readonly after?: string | null | undefined;
  /** Under which a change is made once however often it is sent; made for each call when left out. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The operations API, typed by the operations themselves. */
export interface Client {
  /**
   * Calls an operation in an environment.
   *
   * What failed in passing (429, 502, 503, 504, no answer) is tried again: what
   * reads because it may be, what changes because its Idempotency-Key makes
   * that one change.
   *
   * @throws PggitError what the API says; INVALID_ARGUMENT before anything is sent;
   *   UNKNOWN_ROUTE for an operation that is not reachable over HTTP
   */
  call<Input extends z.ZodObject, Row extends z.ZodObject>(
    operation: OperationDefinition<Input, Row>,
    environment: string,
    input: z.input<Input>,
    options?: CallOptions,
  ): Promise<Answer<z.output<Row>>>;

  /** Compares two environments; a database that cannot be read is an error in the report, as in runCheck. */
  compare(
    request: z.input<typeof CompareRequest>,
    options?: Pick<CallOptions, "signal">,
  ): Promise<Report>;
}

/** Makes a client of the operations API. */
export function createClient(options: ClientOptions): Client {
  return {
    async call(operation, environment, input, callOptions = {}) {
      const route = routeOf(operation);
      if (!route) throw notReachable(operation.name);
      const { limit, after, idempotencyKey, signal } = callOptions;
      const given = {
        ...input,
        ...(limit !== undefined && { limit }),
        ...(after !== undefined && after !== null && { after }),
      };
      const checked = parse(remoteInput(operation), given);
      return send(
        {
          ...route,
          path: pathOf(route, environment),
          input: checked,
          answer: answerOf(operation),
          idempotencyKey: route.method === "POST" ? (idempotencyKey ?? crypto.randomUUID()) : null,
          signal,
        },
        options,
      );
    },
    compare: async (request, { signal } = {}) =>
      send(
        {
          method: "POST",
          path: "/v1/compare",
          input: parse(CompareRequest, request),
          answer: Report,
          idempotencyKey: null,
          signal,
        },
        options,
      ),
  };
}

function parse<Schema extends z.ZodObject>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw PggitError.from(parsed.error);
}

function notReachable(name: string): PggitError {
  return new PggitError({
    code: "UNKNOWN_ROUTE",
    message: `${name} is not reachable over HTTP.`,
    hint: "It takes a connection string or writes a file of the server: call it beside the database.",
  });
}
