import { formatArray } from "./array-text.ts";

/**
 * A parameter as the text that every driver sends alike: arrays as PostgreSQL
 * arrays, dates as ISO 8601, bytes in hex, other objects as json, null and
 * undefined as NULL. A json array is to be passed as its text.
 */
export function encodeParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return formatArray(value, encodeParameter);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  if (typeof value === "object") return JSON.stringify(value);
  // Numbers (NaN and Infinity as PostgreSQL writes them, too) and booleans.
  return `${value as number | bigint | boolean}`;
}

/** {@link encodeParameter} for a list. */
export function encodeParameters(values: readonly unknown[] = []): (string | null)[] {
  return values.map(encodeParameter);
}
