import type { ErrorCode } from "pggit";

/** Seconds after which a call that failed so is worth making again: a database comes back, a lock is let go. */
const seconds: Readonly<Partial<Record<ErrorCode, number>>> = {
  CONNECTION_FAILED: 5,
  CONNECTION_REFUSED: 5,
  CONNECTION_TIMEOUT: 5,
  HOST_NOT_FOUND: 5,
  SECRET_UNAVAILABLE: 5,
  IDENTITY_UNAVAILABLE: 5,
  DELIVERY_NOT_HANDLED: 10,
  DATABASE_BUSY: 1,
  HISTORY_BUSY: 1,
  CONFLICT_BUSY: 1,
};

/**
 * The header Retry-After of a problem, in seconds; undefined where making the same
 * call again is no use, or where whoever refused it has said when.
 */
export function retryAfterOf(code: ErrorCode): number | undefined {
  return seconds[code];
}
