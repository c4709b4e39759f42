import stringWidth from "fast-string-width";
import { wrapWords } from "pggit";

/** What most commands end with. */
export const usualExitCodes = "Exit code: 0, or 2 after an error";

/** Notes that say how the command ends. */
export function withExitCodes(notes: string): string {
  return notes.includes("Exit code: ") ? notes : `${notes}\n${usualExitCodes}\n`;
}

/**
 * Sets help for a terminal: paragraphs are filled anew, what is set in goes on
 * further in. Commands to copy stay whole; the terminal breaks those itself.
 */
export function fillHelp(text: string, width: number): string {
  return joined(text.split("\n"))
    .flatMap((line) => filled(line, width))
    .join("\n");
}

/** Puts lines together that are one paragraph: flush left, and not ended by the one before. */
function joined(lines: readonly string[]): string[] {
  const found: string[] = [];
  for (const line of lines) {
    const before = found.at(-1) ?? "";
    const goesOn =
      /^\S.*[^.:\s]$/.test(before) && /^\S/.test(line) && !/^[A-Z]\w* code: /.test(line);
    if (goesOn) found[found.length - 1] = `${before} ${line}`;
    else found.push(line);
  }
  return found;
}

function filled(line: string, width: number): string[] {
  if (/^ *\$ /.test(line) || stringWidth(line) <= width) return [line];
  const [indent = ""] = /^ */.exec(line) ?? [];
  const further = indent === "" ? "" : `${indent}    `;
  const [first = "", ...rest] = wrapWords(
    line.slice(indent.length),
    width - further.length,
    stringWidth,
  );
  return [`${indent}${first}`, ...rest.map((each) => `${further}${each}`)];
}
