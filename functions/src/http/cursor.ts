import { PggitError } from "pggit";

/**
 * A place in a list as a text that callers hand back as it is: base64url of the
 * key of the last row, as JSON.
 */
export function cursorOf(key: readonly unknown[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(key.map(String)));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * Reads a cursor.
 *
 * @param columns how many columns the list's key has
 * @throws PggitError INVALID_ARGUMENT for what is no cursor of such a list
 */
export function readCursor(text: string, columns: number): string[] {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const key: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const isKey = Array.isArray(key) && key.length === columns;
    if (isKey && key.every((part) => typeof part === "string")) return key;
  } catch {
    // not one; said below
  }
  throw new PggitError({
    code: "INVALID_ARGUMENT",
    message: "Not valid: after: is no place in this list.",
    hint: "Hand back `next` of the page before as it was, or leave it out to begin anew.",
  });
}
