/** Columns that a text takes up on a terminal. */
export type Measure = (text: string) => number;

/** One column for each character, which holds for Latin text. */
export function byCharacter(text: string): number {
  return [...text].length;
}

/** Ids, hashes and times: people copy them, so they are never broken. */
const whole = /^[0-9a-f][0-9a-f:.TZ-]{11,}$/;

/** Whether a word is one that is never broken. */
export function isWhole(word: string): boolean {
  return whole.test(word);
}

/**
 * Breaks a line at spaces, and words that are too long for a line by themselves
 * anywhere, save ids, hashes and times.
 *
 * @param width columns of a line; infinite leaves the text as it is
 * @returns at least one line
 */
export function wrapWords(text: string, width: number, measure: Measure = byCharacter): string[] {
  if (measure(text) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((part) => pieces(part, width, measure))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number, measure: Measure): string[] {
  if (isWhole(word) || measure(word) <= width) return [word];
  const found: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && measure(piece + character) > width) {
      found.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...found, piece];
}
