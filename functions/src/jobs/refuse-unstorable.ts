import { PggitError } from "pggit";

/**
 * Refuses an input that jsonb could not keep: a text with a NUL or half a surrogate
 * pair, at any depth.
 *
 * @throws PggitError INVALID_ARGUMENT that names the argument
 */
export function refuseUnstorable(input: object): void {
  for (const [name, value] of Object.entries(input)) {
    if (isStorable(value)) continue;
    throw new PggitError({
      code: "INVALID_ARGUMENT",
      message: `Not valid: ${name}: has a NUL or half a surrogate pair, which PostgreSQL keeps in no text.`,
      hint: "Correct the value and try again.",
    });
  }
}

function isStorable(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\u0000");
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).flat().every(isStorable);
}
