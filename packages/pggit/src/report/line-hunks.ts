import { structuredPatch } from "diff";

/** Beyond this many changed lines the shortest diff is not searched for. */
const longestEdit = 500;

/** A stretch in which two texts differ, with three equal lines around it. */
export interface LineHunk {
  /** The number of its first line on each side, counted from 1; of a side without lines, the line it comes after plus one. */
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** Each with a blank, `-` or `+` before it. */
  readonly lines: readonly string[];
}

/** Where two texts differ, line by line. An empty text has no lines. */
export function lineHunks(before: string, after: string): readonly LineHunk[] {
  if (before === after) return [];
  const options = { context: 3, maxEditLength: longestEdit };
  const patch = structuredPatch("", "", ended(before), ended(after), "", "", options);
  return patch ? patch.hunks : [replacement(before, after)];
}

function replacement(before: string, after: string): LineHunk {
  const lost = before.split("\n");
  const gained = after.split("\n");
  return {
    oldStart: 1,
    oldLines: lost.length,
    newStart: 1,
    newLines: gained.length,
    lines: [...lost.map((line) => `-${line}`), ...gained.map((line) => `+${line}`)],
  };
}

function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
