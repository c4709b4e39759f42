import { PggitError, type Sql } from "pggit";
import type { CallLimit } from "./call-limit.ts";
import { cancelCall } from "./cancel-call.ts";
import { lend } from "./guarded-sql.ts";

/** Milliseconds that cancelling, and then the cancelled work, may take. */
const patience = 3_000;

/** How one piece of work is run on a connection. */
export interface RunOptions {
  readonly limit: CallLimit;
  /** Connects to the same database, to cancel over; null where there is no second connection. */
  readonly open: ((timeoutMs: number) => Promise<Sql>) | null;
}

/**
 * Runs work on a connection and ends it with its limit: then the statement is
 * cancelled on the server, and nothing more is sent.
 *
 * @throws what the work throws; the limit's error where that ended it
 */
export async function runLent<Result>(
  connection: Sql,
  work: (sql: Sql) => Promise<Result>,
  { limit, open }: RunOptions,
): Promise<Result> {
  const { sql, takeBack } = lend(connection, limit);
  const working = (async () => work(sql))();
  try {
    return await limit.race(working);
  } catch (thrown) {
    if (limit.error) {
      const settled = working.catch(() => undefined);
      // Before the answer goes out: a function is frozen after it.
      if (open)
        await within(
          cancelCall(limit.name, () => open(patience)),
          patience,
        );
      await within(settled, patience);
    }
    throw limit.explain(thrown);
  } finally {
    takeBack();
  }
}

/** Waits for a promise, and not longer than this many milliseconds. */
export async function within(promise: Promise<unknown>, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const clock = setTimeout(late.resolve, ms);
  await Promise.race([promise.catch(() => undefined), late.promise]);
  clearTimeout(clock);
}

/** Whether a session may be given on after this error: neither broken nor cancelled. */
export function leavesSessionSound(thrown: unknown): boolean {
  const error = PggitError.from(thrown);
  const isLost = error.code === "CONNECTION_FAILED" || error.code === "CONNECTION_TIMEOUT";
  const isCancelled = error.code === "CALL_TIMEOUT" || error.code === "CALL_CANCELLED";
  return !isLost && !isCancelled && error.sqlstate !== "57014";
}
