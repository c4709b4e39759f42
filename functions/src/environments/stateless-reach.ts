import { PggitError, type Sql } from "pggit";
import type { CallLimit } from "./call-limit.ts";
import type { Open, Reach } from "./reach.ts";
import { runLent, within } from "./run-lent.ts";
import { guardedPath, limitText } from "./session-text.ts";
import { Slots } from "./slots.ts";

/** How a database without kept sessions is reached. */
export interface StatelessReachOptions {
  /** Makes a connection; nothing need be sent until its first statement. */
  readonly open: Open;
  /** Calls at most at one time. */
  readonly max: number;
  /** Asks for another secret after a login of that time was refused; whether there may be one. */
  readonly forgetSecret: (usedAt: number) => boolean;
}

/** Milliseconds within which a WebSocket must stand, and be closed. */
const connectMs = 10_000;
const closeMs = 1_000;

/**
 * Neon: statements over HTTP and, where a call needs a transaction of its own, a
 * WebSocket for that call. Nothing outlives a call, so nothing can die while the
 * function is frozen; limits travel in the transaction of each statement.
 */
export class StatelessReach implements Reach {
  readonly #options: StatelessReachOptions;
  readonly #slots: Slots;

  constructor(options: StatelessReachOptions) {
    this.#options = options;
    this.#slots = new Slots(options.max);
  }

  async use<Result>(work: (sql: Sql) => Promise<Result>, limit: CallLimit): Promise<Result> {
    const giveBack = await this.#slots.take(limit);
    const open = () => this.#options.open(Math.min(connectMs, limit.msLeft ?? connectMs));
    try {
      const opened = await limit.race(open());
      const connection = limited({ first: opened, open, limit, options: this.#options });
      try {
        return await runLent(connection, work, { limit, open: this.#options.open });
      } finally {
        await within(connection.close(), closeMs);
      }
    } finally {
      giveBack();
    }
  }

  async close(): Promise<void> {
    // Nothing is kept.
  }
}

interface Parts {
  readonly first: Sql;
  readonly open: () => Promise<Sql>;
  readonly limit: CallLimit;
  readonly options: StatelessReachOptions;
}

/** The connection of one call, each of whose statements brings the call's limits with it. */
function limited({ first, open, limit, options }: Parts): Sql {
  let inner = first;
  const usedAt = Date.now();
  let isKnown = false;
  const statement = () => ({ text: limitText(limit, "transaction") });
  /** The first contact is also the login: one that is refused is tried once more with the secret as it is now. */
  const contact = async <Result>(run: (sql: Sql) => Promise<Result>): Promise<Result> => {
    try {
      return await run(inner);
    } catch (error) {
      const isRefused = PggitError.is(error) && error.code === "AUTHENTICATION_FAILED";
      if (isKnown || !isRefused || !options.forgetSecret(usedAt)) throw error;
      isKnown = true;
      await inner.close();
      inner = await open();
      return run(inner);
    } finally {
      isKnown = true;
    }
  };
  return {
    label: first.label,
    async query<Row extends object>(text: string, parameters?: readonly unknown[]) {
      const asked = { text, ...(parameters && { parameters }) };
      const results = await contact((sql) => sql.batch([statement(), asked], { isGuarded: true }));
      return (results[1] ?? []) as Row[];
    },
    async batch(statements, batchOptions) {
      const results = await contact((sql) =>
        sql.batch([statement(), ...statements], { ...batchOptions, isGuarded: true }),
      );
      return results.slice(1);
    },
    transaction: (work, transactionOptions) =>
      contact((sql) =>
        sql.transaction(
          async (inTransaction) => {
            isKnown = true;
            await inTransaction.query(statement().text);
            return work(inTransaction);
          },
          { ...transactionOptions, isGuarded: true },
        ),
      ),
    // A script needs the WebSocket, which ends with the call: what it sets need not be local.
    script: (text) =>
      contact(async (sql) => {
        await sql.script(`${guardedPath}; ${limitText(limit, "session")}`);
        isKnown = true;
        await sql.script(text);
      }),
    onNotice: (listener) => inner.onNotice(listener),
    close: () => inner.close(),
  };
}
