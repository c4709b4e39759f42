import { scrub } from "pggit";

/** Characters of a text that are kept. */
const longest = 200;

/**
 * A text from outside as the audit keeps it: without the password of a connection
 * string that somebody sent for a name; its beginning, cut between characters
 * and never within one; and U+FFFD in place of what jsonb refuses, which is NUL
 * and half a surrogate pair.
 */
export function recordableText(text: string, length = longest): string {
  // Of the first so many code points each is two units at most.
  const characters = Array.from(scrub(text.slice(0, 8 * length)).slice(0, 2 * length));
  return characters.slice(0, length).join("").toWellFormed().replaceAll("\u0000", "\u{fffd}");
}
