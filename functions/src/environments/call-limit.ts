import { PggitError } from "pggit";

/** What may end a call before it is done, and how it waits for its turn. */
export interface CallLimitOptions {
  /** Milliseconds that it may take. */
  readonly timeoutMs?: number;
  /** Aborts when nobody waits for it any longer. */
  readonly signal?: AbortSignal;
  /** For whom it is made: pggit.current_author() says so beside the role. */
  readonly caller?: string;
  /** Whether it goes before all that wait for a session: an emergency, or what keeps it from being one. Default: no. */
  readonly isUrgent?: boolean;
}

/** Milliseconds by which the server's own limit comes before ours. */
const serverFirst = 100;

/**
 * The end of one call: when its time is up or its caller has gone. The name is
 * what its session is called in pg_stat_activity, where it is found to be cancelled.
 */
export class CallLimit {
  readonly name = `pggit call ${crypto.randomUUID().slice(-12)}`;
  readonly caller: string;
  readonly isUrgent: boolean;
  readonly #endsAt: number;
  readonly #ended = Promise.withResolvers<never>();
  readonly #release: () => void;
  #error: PggitError | undefined;

  constructor({ timeoutMs, signal, caller = "", isUrgent = false }: CallLimitOptions = {}) {
    this.caller = caller;
    this.isUrgent = isUrgent;
    this.#endsAt = timeoutMs === undefined ? Number.POSITIVE_INFINITY : Date.now() + timeoutMs;
    this.#ended.promise.catch(() => undefined);
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => this.#end(outOfTime()), timeoutMs + serverFirst);
    const abort = () => this.#end(callerGone(signal?.reason));
    this.#release = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort, { once: true });
  }

  /** Why the call has ended before it was done; undefined while it may go on. */
  get error(): PggitError | undefined {
    return this.#error;
  }

  /** Milliseconds until its time is up, at least 1; undefined where it has no limit. */
  get msLeft(): number | undefined {
    if (!Number.isFinite(this.#endsAt)) return undefined;
    return Math.max(1, this.#endsAt - Date.now());
  }

  /** What `promise` comes to, or the error of the limit if that is sooner. */
  race<Result>(promise: Promise<Result>): Promise<Result> {
    return Promise.race([promise, this.#ended.promise]);
  }

  /** The error to tell: a statement that the server cancelled for its time is a call that had too little of it. */
  explain(thrown: unknown): unknown {
    if (this.#error) return this.#error;
    const isCancelled = PggitError.is(thrown) && thrown.sqlstate === "57014";
    return isCancelled && Date.now() >= this.#endsAt - serverFirst ? outOfTime() : thrown;
  }

  /** Stops the clock. */
  close(): void {
    this.#release();
  }

  #end(error: PggitError): void {
    this.#error ??= error;
    this.#ended.reject(this.#error);
  }
}

function outOfTime(): PggitError {
  return new PggitError({
    code: "CALL_TIMEOUT",
    message: "The call took longer than it may; its statement was cancelled.",
    hint: "Ask for less at once, begin it as a job where that is offered, or raise limits.timeout_ms.",
  });
}

function callerGone(reason: unknown): PggitError {
  if (PggitError.is(reason)) return reason;
  return new PggitError({
    code: "CALL_CANCELLED",
    message: "The caller hung up; the statement was cancelled.",
    hint: "Call again, and wait for the answer.",
  });
}
