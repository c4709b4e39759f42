import { PggitError } from "../errors/index.ts";

/** How long what is locked is tried again, and the pause between two tries, in milliseconds. */
export interface Patience {
  readonly forMs: number;
  readonly pauseMs: number;
}

const usual: Patience = { forMs: 60_000, pauseMs: 250 };

/** Tries of one reading that met what another session had just dropped. */
const mostGone = 10;

/**
 * Reads the catalog; again where another session keeps locked what PostgreSQL
 * locks in order to print a view, or drops what is being printed: that is looked
 * up as it is by then, whatever the transaction sees.
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
  for (let gone = 0; ; ) {
    try {
      return await read();
    } catch (thrown) {
      if (isGone(thrown)) gone += 1;
      else if (!isLocked(thrown)) throw thrown;
      if (gone >= mostGone || performance.now() >= until) throw thrown;
      await new Promise((resolve) => {
        setTimeout(resolve, pauseMs);
      });
    }
  }
}

/** "cache lookup failed" and its kin have no code of their own. */
function isGone(thrown: unknown): boolean {
  return PggitError.is(thrown) && thrown.sqlstate === "XX000";
}

function isLocked(thrown: unknown): boolean {
  return PggitError.is(thrown) && thrown.sqlstate === "55P03";
}
