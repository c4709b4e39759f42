import type { PggitError } from "../errors/index.ts";

/** Statuses of a call that may go well when it is made again. */
const passing = new Set([429, 502, 503, 504]);

/** How calls that failed are made again. */
export interface RetryOptions {
  /** Attempts in all, 1 for none again. Default: 4. */
  readonly attempts?: number | undefined;
  /** Milliseconds before the second attempt; each further pause is twice as long. Default: 250. */
  readonly pauseMs?: number | undefined;
  /** Milliseconds that one pause takes at most, also where the server asks for more. Default: 30,000. */
  readonly longestPauseMs?: number | undefined;
}

/** What came of an attempt. */
export type Attempt<Result> =
  | { readonly result: Result }
  | { readonly error: PggitError; readonly status: number; readonly retryAfter: string | null };

/**
 * Makes a call until it goes well, or fails in a way that another attempt does not
 * mend, or as often as it may.
 *
 * A pause is a random part of the time that has doubled with each attempt, so that
 * clients that were cut off together do not come back together; `Retry-After` of
 * the server is the least it waits.
 *
 * @throws PggitError of the last attempt; what `signal` aborts with
 */
export async function withRetries<Result>(
  attempt: () => Promise<Attempt<Result>>,
  { attempts = 4, pauseMs = 250, longestPauseMs = 30_000 }: RetryOptions = {},
  signal?: AbortSignal,
): Promise<Result> {
  for (let made = 1; ; made += 1) {
    const outcome = await attempt();
    if ("result" in outcome) return outcome.result;
    if (made >= attempts || !passing.has(outcome.status)) throw outcome.error;
    const grown = pauseMs * 2 ** (made - 1) * (0.5 + Math.random() / 2);
    const asked = retryAfterMs(outcome.retryAfter);
    // A server that asks for longer than we wait is told by the error, not asked too early.
    if (asked > longestPauseMs) throw outcome.error;
    await pause(Math.min(longestPauseMs, Math.max(grown, asked)), signal);
  }
}

/** Milliseconds of a header Retry-After, which says seconds or a date. */
function retryAfterMs(header: string | null): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort, { once: true });
  });
}
