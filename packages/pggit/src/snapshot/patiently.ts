import { PggitError } from "../errors/index.ts";

/** How long what is locked is tried again, and the pause between two tries, in milliseconds. */
export interface Patience {
  readonly forMs: number;
  readonly pauseMs: number;
}

const usual: Patience = { forMs: 60_000, pauseMs: 250 };

/**
 * Reads the catalog; again where another session keeps locked what PostgreSQL
 * locks in order to print a view.
 *
 * A reader that waited for the last lock with the others in hand would hold up
 * whoever wants to alter those, and behind him everybody else. So a try waits for
 * a second at most (`lock_timeout` of `catalogSettings`) and lets go of all.
 *
 * @throws PggitError what reading raises; DATABASE_BUSY where it is still locked in the end
 */
export async function patiently<Result>(
  read: () => Promise<Result>,
  { forMs, pauseMs }: Patience = usual,
): Promise<Result> {
  const until = performance.now() + forMs;
  for (;;) {
    try {
      return await read();
    } catch (thrown) {
      if (!isLocked(thrown) || performance.now() >= until) throw thrown;
      await new Promise((resolve) => {
        setTimeout(resolve, pauseMs);
      });
    }
  }
}

function isLocked(thrown: unknown): boolean {
  return PggitError.is(thrown) && thrown.sqlstate === "55P03";
}
