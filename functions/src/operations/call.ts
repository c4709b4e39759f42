import type { Operation, PageOf } from "pggit";
import type { CallOrigin } from "../http/audit.ts";

/** A call of an operation as it came in, before its input was read. */
export interface IncomingCall extends CallOrigin {
  readonly operation: Operation;
  readonly environment: string;
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
