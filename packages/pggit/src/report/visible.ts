const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * Shows characters that cannot be seen but act: line ends, terminal escapes,
 * changes of writing direction, halves of surrogate pairs. PostgreSQL lets all
 * of them into a quoted name.
 */
export function visible(text: string): string {
  return text.replaceAll(unseen, shown);
}

/** The same for text of several lines, which keeps its line ends and tabs. */
export function visibleLines(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(unseen, (character) =>
      character === "\n" || character === "\t" ? character : shown(character),
    );
}

/** A value as JSON over several lines, in which what acts on a terminal is escaped as JSON escapes it. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replaceAll(unseen, (character) =>
    character === "\n"
      ? character
      : [...Array(character.length).keys()]
          .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
          .join(""),
  );
  return `${text}\n`;
}

/** One line out of a message that may have several. */
export function oneLine(text: string): string {
  return visible(text.trim().replaceAll(/\s*[\r\n]+\s*/g, " "));
}

/** At most `length` characters, the end of a longer text told by an ellipsis. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return named[character] ?? `\\u{${code.toString(16)}}`;
}
