import { type ErrorCode, PggitError, type Sql } from "pggit";

/** A call as the audit keeps it. */
export interface AuditedCall {
  readonly caller: string;
  readonly requestId: string;
  /** The operation's name, or what else was called. */
  readonly operation: string;
  readonly outcome: "done" | ErrorCode;
  readonly durationMs: number;
  readonly clientAddress: string | null;
  readonly isRead: boolean;
  /** What it was asked for, where that is short and says nothing secret. */
  readonly arguments: Readonly<Record<string, unknown>> | null;
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
