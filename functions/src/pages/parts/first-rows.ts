import type { DiffRow } from "pggit";

/** What one diff shows at most, so that a page of many stays one that a phone can read. */
const most = { rows: 500, characters: 100_000 };

/** The beginning of a diff, and how many rows follow that are not shown. */
export interface FirstRows {
  readonly hunks: readonly (readonly DiffRow[])[];
  readonly left: number;
}

/** As much of a diff as a page shows; the first row always, however long. */
export function firstRows(hunks: readonly (readonly DiffRow[])[]): FirstRows {
  let [rows, characters, left] = [0, 0, 0];
  const shown = hunks.map((hunk) =>
    hunk.filter(({ before, after }) => {
      const isShown =
        left === 0 && (rows === 0 || (rows < most.rows && characters < most.characters));
      rows += 1;
      characters += (before?.text.length ?? 0) + (after?.text.length ?? 0);
      if (!isShown) left += 1;
      return isShown;
    }),
  );
  return { hunks: shown.filter((hunk) => hunk.length > 0), left };
}
