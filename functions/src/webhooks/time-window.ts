import { refused } from "./delivery.ts";

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
