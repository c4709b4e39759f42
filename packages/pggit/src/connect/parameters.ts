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
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** {@link encodeParameter} for a list. */
export function encodeParameters(values: readonly unknown[] = []): (string | null)[] {
  return values.map(encodeParameter);
}
