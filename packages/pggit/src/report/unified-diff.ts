import { lineHunks } from "./line-hunks.ts";

/** One side of a diff. */
export interface DiffSide {
  readonly name: string;
  readonly text: string;
}

/**
 * Unified diff of two texts, three lines of context around each change. An
 * empty text has no lines.
 *
 * @returns empty where the texts are equal; else lines that end in a newline,
 *   headed by the two names
 */
export function unifiedDiff(before: DiffSide, after: DiffSide): string {
  if (before.text === after.text) return "";
  const lines = lineHunks(before.text, after.text).flatMap((hunk) => [
    `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`,
    ...hunk.lines,
  ]);
  return `--- ${before.name}\n+++ ${after.name}\n${lines.join("\n")}\n`;
}

function range(start: number, lines: number): string {
  // a side without lines is where the other's come after
  if (lines === 0) return `${start - 1},0`;
  return lines === 1 ? String(start) : `${start},${lines}`;
}
