import { PggitError } from "pggit";

/**
 * A place in a list as a text that callers hand back as it is: base64url of the
 * list and the key of the last row, as JSON.
 *
 * @param list what no other list is called
 */
export function cursorOf(list: string, key: readonly unknown[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify([list, ...key].map(String)));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * Reads a cursor.
 *
 * @param list as it was called when the cursor was made
 * @param columns how many columns the list's key has
 * @throws PggitError INVALID_ARGUMENT for what is no cursor of this list
 */
export function readCursor(text: string, list: string, columns: number): string[] {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const place: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const [of, ...key]: unknown[] = Array.isArray(place) ? place : [];
    const isKey = of === list && key.length === columns;
    if (isKey && key.every((part) => typeof part === "string")) return key;
  } catch {
    // not one; said below
  }
  throw noPlace();
}

/** The error of a cursor that is none of its list, or no longer. */
export function noPlace(): PggitError {
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message: "Not valid: after: is no place in this list.",
    hint: "Hand back `next` of the same list's page before as it was, or leave it out to begin anew.",
  });
}
