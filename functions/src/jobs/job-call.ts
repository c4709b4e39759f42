import type { Context } from "hono";
import { PggitError, type Sql } from "pggit";
import type { AppDependencies } from "../app-dependencies.ts";
import { requireScope } from "../auth/require-scope.ts";
import { requireEnvironment } from "../environments/require-environment.ts";
import type { ApiEnv } from "../http/api-env.ts";
import { auditedCall, type CallOutcome, type CallOrigin, originOf, record } from "../http/audit.ts";
import type { FailedCalls } from "../http/failed-calls.ts";
import { auditedArguments } from "../operations/audited-arguments.ts";

/** What routes of jobs are made of. */
export type JobDependencies = Pick<
  AppDependencies,
  "config" | "environments" | "getConnInfo" | "report"
> & { readonly failedCalls: FailedCalls };

/** A call about jobs that is being answered. */
export interface JobCall extends CallOrigin {
  /** A configured one, which the caller may read. */
  readonly environment: string;
  /** What the audit keeps of a change besides its name: said as soon as it is known. */
  readonly asks: (input: Readonly<Record<string, unknown>>) => void;
  /** Puts the call on record where it was answered from. Never throws. */
  readonly note: (sql: Sql, outcome?: "done" | "replayed") => Promise<void>;
}

/** A handler around which a call is told apart, permitted so far, and put on record where it fails. */
export type JobHandler = (context: Context<ApiEnv>, call: JobCall) => Promise<Response>;

/**
 * Makes a handler of one that says itself when it was done; what it throws is put
 * on record here.
 *
 * @param operation its name in the audit
 */
export function jobHandler(
  operation: "job begin" | "job list" | "job show" | "job cancel",
  handle: JobHandler,
  { environments, failedCalls, getConnInfo, report }: JobDependencies,
): (context: Context<ApiEnv>) => Promise<Response> {
  const isRead = operation === "job list" || operation === "job show";
  return async (context) => {
    const origin = originOf(context, getConnInfo);
    const environment = context.req.param("environment") ?? "";
    let given: Record<string, unknown> | null = null;
    const audited = (outcome: CallOutcome) =>
      auditedCall(origin, { operation, outcome, isRead, arguments: given });
    const call: JobCall = {
      ...origin,
      environment,
      asks(input) {
        given = auditedArguments(input);
      },
      note: (sql, outcome = "done") =>
        sql
          .transaction((inside) => record(inside, audited(outcome)))
          .catch((thrown: unknown) =>
            report?.(PggitError.from(thrown).in(environment), origin.requestId),
          ),
    };
    try {
      requireScope(origin.caller, "read", environment);
      requireEnvironment(environments, environment);
      return await handle(context, call);
    } catch (thrown) {
      const error = PggitError.from(thrown);
      await failedCalls.add({ ...origin, environment }, audited(error.code), error);
      throw error;
    }
  };
}
