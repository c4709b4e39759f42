import { PggitError, type Sql } from "pggit";
import type { CallLimit } from "./call-limit.ts";

/** A connection lent for one call. */
export interface LentSql {
  readonly sql: Sql;
  /** Takes it back: what uses it from then on fails, and its listeners hear nothing more. */
  readonly takeBack: () => void;
}

/**
 * Lends a connection to one call: once the call has ended nothing more is sent
 * over it, so that whoever has it next has it alone.
 */
export function lend(connection: Sql, limit: CallLimit): LentSql {
  const listening = new Set<() => void>();
  let isOver = false;
  const check = (): void => {
    if (limit.error) throw limit.error;
    if (isOver) throw usedAfterwards();
  };
  const guard = (inner: Sql): Sql => ({
    label: inner.label,
    async query<Row extends object>(text: string, parameters?: readonly unknown[]) {
      check();
      return inner.query<Row>(text, parameters);
    },
    async batch(statements, options) {
      check();
      return inner.batch(statements, options);
    },
    async transaction(work, options) {
      check();
      return inner.transaction((sql) => work(guard(sql)), options);
    },
    async script(text) {
      check();
      return inner.script(text);
    },
    onNotice(listener) {
      check();
      const stop = inner.onNotice(listener);
      listening.add(stop);
      return stop;
    },
    close: () => Promise.reject(closedByCall()),
  });
  return {
    sql: guard(connection),
    takeBack() {
      isOver = true;
      for (const stop of listening) stop();
    },
  };
}

function usedAfterwards(): PggitError {
  return new PggitError({
    code: "INTERNAL",
    message: "A connection was used after the call that it was lent to.",
    hint: "Await every query before the work of the call returns.",
  });
}

function closedByCall(): PggitError {
  return new PggitError({
    code: "INTERNAL",
    message: "A call closed the connection that it was lent.",
    hint: "Let the call end; the connection is taken back by itself.",
  });
}
