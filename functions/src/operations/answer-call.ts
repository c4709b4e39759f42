import {
  type Answer,
  callOperation,
  hasDryRun,
  type Notice,
  type Operation,
  PggitError,
  type Sql,
} from "pggit";
import type { AppDependencies } from "../app-dependencies.ts";
import { useToken } from "../auth/use-token.ts";
import { type AuditedCall, auditedCall, type CallOutcome, record } from "../http/audit.ts";
import { cursorOf } from "../http/cursor.ts";
import { endedEarly } from "../http/ended-early.ts";
import { type Kept, once } from "../http/idempotency.ts";
import { answerText } from "./answer-text.ts";
import { auditedArguments } from "./audited-arguments.ts";
import type { Asked, IncomingCall } from "./call.ts";
import { listOf } from "./read-call.ts";
import { withoutHost } from "./without-host.ts";

type Row = Readonly<Record<string, unknown>>;
type Dependencies = Pick<AppDependencies, "config" | "environments" | "report">;

/**
 * Runs a call that was permitted, on the database of its environment, and puts it
 * on record there.
 *
 * What changes something is one transaction with its idempotency key, what that
 * answered, and its record. What reads is put on record after it was read.
 *
 * @throws PggitError CALL_TIMEOUT, and what connecting and the operation raise
 */
export async function answerCall(
  call: IncomingCall,
  asked: Asked,
  dependencies: Dependencies,
): Promise<Kept<Answer<Row>>> {
  const { config, environments } = dependencies;
  const { caller, environment, operation, signal } = call;
  const isRead = operation.effect === "read";
  const lost = (thrown: unknown) => reportLost(thrown, call, dependencies);
  let read: Kept<Answer<Row>> | undefined;
  const work = async (sql: Sql): Promise<Kept<Answer<Row>>> => {
    if (!isRead) return change(sql, call, asked, { answerBytes: config.limits.answer_bytes, lost });
    read = { answer: await readRows(sql, call, asked), isReplayed: false };
    await record(sql, auditedOperation(call, asked, "done")).catch(lost);
    return read;
  };
  const limits = {
    timeoutMs: config.limits.timeout_ms,
    signal,
    caller: caller.name,
    isUrgent: isUrgent(operation),
  };
  return environments
    .use(environment, (sql) => work(withoutHost(sql, environment)), limits)
    .catch((thrown: unknown) => {
      const error = endedEarly(PggitError.from(thrown).in(environment), signal);
      // What was read is an answer, even where time was up while it was put on record.
      if (read === undefined) throw error;
      lost(error);
      return read;
    });
}

/** Whether somebody waits who is in need. */
function isUrgent({ scope }: Operation): boolean {
  return scope === "emergency";
}

async function readRows(
  sql: Sql,
  { environment, operation }: IncomingCall,
  { input, page }: Asked,
): Promise<Answer<Row>> {
  if (!page || !operation.page) return { rows: await callOperation(sql, operation, input) };
  const { limit } = page;
  // One more than asked for tells whether there is a next page.
  const rows = await callOperation(sql, operation, input, { ...page, limit: limit + 1 });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const key = last && operation.page.key.map((name) => last[name]);
  const next = key ? cursorOf(listOf(environment, operation), key) : null;
  return { rows: rows.slice(0, limit), next };
}

function change(
  sql: Sql,
  call: IncomingCall,
  asked: Asked,
  { answerBytes, lost }: { answerBytes: number; lost: (thrown: unknown) => void },
): Promise<Kept<Answer<Row>>> {
  const { operation, caller, environment } = call;
  const { idempotencyKey: key, input } = asked;
  return sql.transaction(async (transaction) => {
    const make = async () => {
      if (input["dry_run"] !== true) await useToken(transaction, caller);
      const answer = await changeRows(transaction, operation, asked);
      // Said while the change can still be undone: what was done must be answered.
      answerText(answer, answerBytes);
      return answer;
    };
    const kept =
      key === null
        ? { answer: await make(), isReplayed: false }
        : await once(
            transaction,
            {
              caller,
              key,
              request: [environment, operation.name, input],
              isUrgent: isUrgent(operation),
            },
            make,
          );
    const done = auditedOperation(call, asked, kept.isReplayed ? "replayed" : "done");
    await transaction.transaction((savepoint) => record(savepoint, done)).catch(lost);
    return kept;
  });
}

async function changeRows(sql: Sql, operation: Operation, { input }: Asked): Promise<Answer<Row>> {
  const notices: Notice[] = [];
  const stop = sql.onNotice((notice) => notices.push(notice));
  try {
    const rows = await callOperation(sql, operation, input);
    const isDry = hasDryRun(operation) && { dry_run: input["dry_run"] === true };
    return { rows, ...isDry, notices };
  } finally {
    stop();
  }
}

/** A call of an operation as the audit keeps it, ended now. @param asked undefined where that was not read */
export function auditedOperation(
  call: IncomingCall,
  asked: Asked | undefined,
  outcome: CallOutcome,
): AuditedCall {
  const { operation } = call;
  const isRead = operation.effect === "read";
  return auditedCall(call, {
    operation: operation.name,
    outcome,
    isRead,
    arguments: asked && !isRead ? auditedArguments(asked.input) : null,
  });
}

function reportLost(
  thrown: unknown,
  { environment, requestId }: IncomingCall,
  { report }: Pick<Dependencies, "report">,
): void {
  report?.(PggitError.from(thrown).in(environment), requestId);
}
