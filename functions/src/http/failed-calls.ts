import { PggitError } from "pggit";
import type { AppDependencies } from "../app-dependencies.ts";
import type { Caller } from "../auth/caller.ts";
import { rateLimit } from "../auth/rate-limit.ts";
import { environmentsOf } from "../auth/require-scope.ts";
import { type AuditedCall, auditPatience, record } from "./audit.ts";
import { isUnreachable } from "./said-outside.ts";

/** Failed calls of one caller in one environment that are put on record in a minute, by each instance. */
const mostPerMinute = 30;

/** Beyond this many callers the counts of what is not on record begin anew: no caller may fill the memory. */
const mostCounts = 10_000;

/**
 * Puts calls that were refused or have failed on record, each in a transaction of
 * its own, and not more of them than somebody could read: whoever lacks a scope
 * must not be able to fill the table by asking all the time. The log has every one,
 * and the next that is on record says how many of its caller's are not.
 */
export class FailedCalls {
  readonly #dependencies: Pick<AppDependencies, "environments" | "report">;
  readonly #limit: ReturnType<typeof rateLimit>;
  readonly #notRecorded = new Map<string, number>();

  /** @param now milliseconds */
  constructor(
    dependencies: Pick<AppDependencies, "environments" | "report">,
    now: () => number = Date.now,
  ) {
    this.#dependencies = dependencies;
    this.#limit = rateLimit(mostPerMinute, now);
  }

  /**
   * Ends when the call is on record, or counted. Never throws: what cannot be put on record is reported.
   *
   * Of an environment that the caller may not use nothing is: the time that it takes would tell that it exists.
   */
  async add(
    { caller, environment }: { readonly caller: Caller; readonly environment: string },
    call: AuditedCall,
    error: PggitError,
  ): Promise<void> {
    const { environments, report } = this.#dependencies;
    const isTheirs = environmentsOf(caller, environments.names).includes(environment);
    if (!isTheirs || isUnreachable(error)) return;
    const key = JSON.stringify([call.caller, environment]);
    const missed = this.#notRecorded.get(key) ?? 0;
    if (this.#limit.take(key) > 0) {
      if (this.#notRecorded.size >= mostCounts) this.#notRecorded.clear();
      this.#notRecorded.set(key, missed + 1);
      return;
    }
    this.#notRecorded.delete(key);
    const told = missed === 0 ? call : { ...call, arguments: withCount(call, missed) };
    await environments
      .use(environment, (sql) => record(sql, told), { timeoutMs: auditPatience })
      .catch((thrown: unknown) =>
        report?.(PggitError.from(thrown).in(environment), call.requestId),
      );
  }
}

function withCount({ arguments: given }: AuditedCall, missed: number): Record<string, unknown> {
  return { ...given, failed_calls_not_recorded: missed };
}
