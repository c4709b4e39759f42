import { invalidConfig } from "./invalid-config.ts";

/** A part of the configuration, and where it was read, in words without anything secret. */
export interface Part {
  readonly from: string;
  readonly value: unknown;
}

/**
 * Puts the parts of a configuration together: objects key by key, lists one
 * after the other. What is neither may be said once only, since which of two
 * counts would depend on an order that nobody sees.
 *
 * @throws PggitError INVALID_CONFIG naming the path and both places
 */
export function mergeParts(parts: readonly Part[]): unknown {
  const [first, ...more] = parts;
  let merged = first ?? { from: "", value: {} };
  for (const part of more) {
    const value = merge(merged, part, []);
    merged = { from: `${merged.from}, ${part.from}`, value };
  }
  return merged.value;
}

function merge(one: Part, other: Part, path: readonly string[]): unknown {
  if (Array.isArray(one.value) && Array.isArray(other.value)) return [...one.value, ...other.value];
  if (isRecord(one.value) && isRecord(other.value)) {
    const merged = new Map(Object.entries(one.value));
    for (const [key, value] of Object.entries(other.value)) {
      const known = merged.has(key);
      const before = { from: one.from, value: merged.get(key) };
      const after = { from: other.from, value };
      merged.set(key, known ? merge(before, after, [...path, key]) : value);
    }
    return Object.fromEntries(merged);
  }
  throw invalidConfig(
    `${path.join(".") || "The whole"} is given twice: in ${one.from} and in ${other.from}.`,
    "Say it in one of them only.",
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
