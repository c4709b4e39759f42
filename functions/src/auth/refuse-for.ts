import type { Context } from "hono";
import { PggitError } from "pggit";

/**
 * Refuses for so many seconds; for none it does nothing.
 *
 * @param seconds as {@link RateLimit.take} says them
 * @param what there was too much of, as the beginning of a sentence
 * @throws PggitError RATE_LIMITED, its header Retry-After set in the context
 */
export function refuseFor(seconds: number, what: string, context: Context): void {
  if (seconds === 0) return;
  context.header("Retry-After", String(seconds));
  throw new PggitError({
    code: "RATE_LIMITED",
    message: `${what} within a minute.`,
    hint: `Try again in ${seconds} s.`,
  });
}
