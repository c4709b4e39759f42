import { lineHunks } from "./line-hunks.ts";

/** A line of one side. */
export interface NumberedLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/** A row of a diff side by side: an equal line, a changed one, or one that only one side has (null on the other). */
export interface DiffRow {
  readonly isSame: boolean;
  readonly before: NumberedLine | null;
  readonly after: NumberedLine | null;
}

/**
 * Two texts side by side, line by line: a list of rows for each stretch in which
 * they differ, with three equal lines around it. Lines that were replaced stand
 * beside those that replaced them.
 *
 * @returns empty where the texts are equal
 */
export function diffRows(before: string, after: string): DiffRow[][] {
  return lineHunks(before, after).map(({ oldStart, newStart, lines }) => {
    const rows: DiffRow[] = [];
    const lost: NumberedLine[] = [];
    const gained: NumberedLine[] = [];
    let [oldNumber, newNumber] = [oldStart, newStart];
    const pair = () => {
      for (let place = 0; place < Math.max(lost.length, gained.length); place += 1) {
        rows.push({ isSame: false, before: lost[place] ?? null, after: gained[place] ?? null });
      }
      lost.length = 0;
      gained.length = 0;
    };
    for (const line of lines) {
      const text = line.slice(1);
      if (line.startsWith("-")) lost.push({ number: oldNumber++, text });
      else if (line.startsWith("+")) gained.push({ number: newNumber++, text });
      else {
        pair();
        rows.push({
          isSame: true,
          before: { number: oldNumber++, text },
          after: { number: newNumber++, text },
        });
      }
    }
    pair();
    return rows;
  });
}
