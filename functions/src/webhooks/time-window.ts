import { malformed, refused } from "./delivery.ts";

/**
 * Refuses what its sender signed too long ago, or too far in the future: a copy
 * that somebody sends later than this is no use.
 *
 * @param tolerance seconds, either way
 * @throws PggitError INVALID_SIGNATURE
 */
export function checkTime(signedAt: Date, receivedAt: Date, tolerance: number): void {
  const age = Math.round((receivedAt.getTime() - signedAt.getTime()) / 1000);
  if (Math.abs(age) <= tolerance) return;
  const which = age > 0 ? `${age} s ago` : `${-age} s ahead`;
  throw refused(`it was signed ${which}, and ${tolerance} s are allowed`);
}

/** A timestamp header, seconds since 1970. @throws PggitError INVALID_SIGNATURE */
export function timeOf(header: string): Date {
  if (!/^\d{1,11}$/.test(header)) throw refused("its timestamp is not a number of seconds");
  return new Date(Number(header) * 1000);
}

/** Seconds by which a sender's clock may be ahead. */
const mostAhead = 300;

/** Whether a time is not later than now, but for what a sender's clock may be ahead. */
export function hasHappened(occurredAt: Date, receivedAt: Date): boolean {
  return secondsAhead(occurredAt, receivedAt) <= mostAhead;
}

/**
 * Refuses what is said to have happened later than now: an incident that ended in
 * 2099 would be over until then, whatever its sender says of it meanwhile.
 *
 * @throws PggitError MALFORMED_DELIVERY
 */
export function checkHappened(occurredAt: Date, receivedAt: Date): void {
  if (hasHappened(occurredAt, receivedAt)) return;
  throw malformed(
    `it happened at ${occurredAt.toISOString()}, ${secondsAhead(occurredAt, receivedAt)} s ahead of now, and ${mostAhead} s are allowed`,
  );
}

function secondsAhead(time: Date, now: Date): number {
  return Math.round((time.getTime() - now.getTime()) / 1000);
}
