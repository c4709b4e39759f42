import type { Operation, PageOf } from "pggit";
import type { Caller } from "../auth/caller.ts";

/** A call of an operation as it came in, before its input was read. */
export interface IncomingCall {
  readonly operation: Operation;
  readonly environment: string;
  readonly caller: Caller;
  readonly requestId: string;
  /** Where from, as the runtime knows it. */
  readonly clientAddress: string | null;
  /** Milliseconds, as performance.now() says them. */
  readonly startedAt: number;
  /** Aborts when nobody waits for the answer any longer. */
  readonly signal: AbortSignal;
}

/** What a call asks for, checked. */
export interface Asked {
  /** The operation's own arguments. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Of a list: which rows. */
  readonly page: PageOf | undefined;
  readonly idempotencyKey: string | null;
}
