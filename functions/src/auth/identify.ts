import type { GetConnInfo } from "hono/conninfo";
import { createMiddleware } from "hono/factory";
import { PggitError } from "pggit";
import type { LimitsConfig } from "../config/limits-config.ts";
import { addressGroup } from "./address-group.ts";
import type { Authenticate, Caller } from "./caller.ts";
import { rateLimit } from "./rate-limit.ts";
import { refuseFor } from "./refuse-for.ts";

/** What a handler behind {@link identify} finds in its context. */
export interface Identified {
  readonly Variables: { readonly caller: Caller };
}

/** What {@link identify} makes. */
export type Identify = ReturnType<typeof identify>;

/** What telling callers apart needs. */
export interface IdentifyOptions {
  readonly authenticate: Authenticate;
  readonly limits: Pick<LimitsConfig, "calls_per_minute" | "failures_per_minute">;
  /** The address that a request came from, as the runtime knows it; a header that anybody may send is not that. */
  readonly getConnInfo?: GetConnInfo | undefined;
  /** Milliseconds. */
  readonly now?: () => number;
}

/**
 * Middleware that finds out who calls and sets `caller`, and that limits how often
 * a caller calls and how often an address fails to say who it is.
 *
 * A good credential is heard however often others at its address have failed: an
 * expired key in some office's cron job must not keep whoever is on call there from
 * switching tracking off. Nobody guesses 256 bits meanwhile.
 *
 * The limits are counted by this instance alone.
 *
 * @throws PggitError UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED; the last has its
 *   header Retry-After set in the context, the first WWW-Authenticate
 */
export function identify({ authenticate, limits, getConnInfo, now }: IdentifyOptions) {
  const calls = rateLimit(limits.calls_per_minute, now);
  const failures = rateLimit(limits.failures_per_minute, now);
  return createMiddleware<Identified>(async (context, next) => {
    const caller = await authenticate(context.req.raw).catch((thrown: unknown) => {
      const error = PggitError.from(thrown);
      if (error.status === 401 || error.status === 403) {
        const address = addressGroup(getConnInfo?.(context).remote.address);
        refuseFor(failures.take(address), "Too many failed authentications", context);
      }
      if (error.code === "UNAUTHENTICATED") context.header("WWW-Authenticate", "Bearer");
      throw error;
    });
    refuseFor(calls.take(caller.name), `Too many calls of ${caller.name}`, context);
    context.set("caller", caller);
    await next();
  });
}
