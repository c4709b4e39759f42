import { AsyncLocalStorage } from "node:async_hooks";
import { PggitError } from "../errors/pggit-error.ts";

/**
 * Work on one connection, one piece at a time: a query that comes while a
 * transaction is open waits until it has ended, instead of becoming part of it.
 */
export class Turns {
  readonly #holder = new AsyncLocalStorage<true>();
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Runs `work` when all that came before has ended.
   *
   * @throws PggitError where the turn that is waited for is the caller's own
   */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#holder.getStore()) {
      throw new PggitError({
        code: "INTERNAL",
        message: "A connection was used from within its own transaction.",
        hint: "Use the Sql that the transaction hands to its work.",
      });
    }
    const turn = this.#last.then(() => this.#holder.run(true, work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
