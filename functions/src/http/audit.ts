import type { Context } from "hono";
import type { GetConnInfo } from "hono/conninfo";
import { type ErrorCode, PggitError, type Sql } from "pggit";
import type { Caller } from "../auth/caller.ts";
import type { ApiEnv } from "./api-env.ts";

/** Who calls, from where and since when. */
export interface CallOrigin {
  readonly caller: Caller;
  readonly requestId: string;
  /** Where from, as the runtime knows it. */
  readonly clientAddress: string | null;
  /** Milliseconds, as performance.now() says them. */
  readonly startedAt: number;
}

/** How a call ended; `replayed` is a change that was made by an earlier call of the same Idempotency-Key. */
export type CallOutcome = "done" | "replayed" | ErrorCode;

/** A call as the audit keeps it. */
export interface AuditedCall {
  readonly caller: string;
  readonly requestId: string;
  /** The operation's name, or what else was called. */
  readonly operation: string;
  readonly outcome: CallOutcome;
  readonly durationMs: number;
  readonly clientAddress: string | null;
  readonly isRead: boolean;
  /** What it was asked for, where that is short and says nothing secret. */
  readonly arguments: Readonly<Record<string, unknown>> | null;
}

/** What is to be kept of a call besides its origin. */
export type CallFacts = Pick<AuditedCall, "operation" | "outcome" | "isRead" | "arguments">;

/** Where a request comes from, as of now. Its caller has to be known by then. */
export function originOf(context: Context<ApiEnv>, getConnInfo?: GetConnInfo): CallOrigin {
  return {
    caller: context.get("caller"),
    requestId: context.get("requestId"),
    clientAddress: getConnInfo?.(context).remote.address ?? null,
    startedAt: performance.now(),
  };
}

/** A call of this origin as the audit keeps it, ended now. */
export function auditedCall(
  { caller, requestId, clientAddress, startedAt }: CallOrigin,
  facts: CallFacts,
): AuditedCall {
  const durationMs = performance.now() - startedAt;
  return { caller: caller.name, requestId, clientAddress, durationMs, ...facts };
}

/** Milliseconds that keeping a call on record may take once it was made. */
export const auditPatience = 2_000;

/**
 * Puts a call on record in system_events of its environment.
 *
 * Whoever calls this goes on where it throws: what cannot be put on record, in a
 * database that is read only or broken, must not turn an answer into an error.
 *
 * @throws PggitError why it is not on record
 */
export async function record(sql: Sql, call: AuditedCall): Promise<void> {
  const [row] = await sql
    .query<{ is_noted: boolean }>(
      `select pggit.record_call(
      caller => $1, request_id => $2, operation => $3, outcome => $4, duration_ms => $5, client_address => $6,
      is_read => $7, arguments => $8
    ) as is_noted`,
      [
        call.caller,
        call.requestId,
        call.operation,
        call.outcome,
        Math.round(call.durationMs),
        call.clientAddress,
        call.isRead,
        call.arguments && JSON.stringify(call.arguments),
      ],
    )
    .catch((thrown: unknown) => {
      // Without pgGit there is nothing that a record could be put into; comparing does without.
      if (PggitError.from(thrown).sqlstate === "3F000") return [{ is_noted: true }];
      throw thrown;
    });
  if (row?.is_noted) return;
  throw new PggitError({
    code: "DATABASE_ERROR",
    message: `The call ${call.requestId} could not be put on record in pggit.system_events.`,
    hint: "The log of the server has the warning that says why.",
  });
}
