import { structuredPatch } from "diff";

/** Beyond this many changed lines the shortest diff is not searched for. */
const longestEdit = 500;

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
  const header = `--- ${before.name}\n+++ ${after.name}\n`;
  const patch = structuredPatch("", "", ended(before.text), ended(after.text), "", "", {
    context: 3,
    maxEditLength: longestEdit,
  });
  if (!patch) return header + replacement(before.text, after.text);
  const lines = patch.hunks.flatMap((hunk) => [
    `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`,
    ...hunk.lines,
  ]);
  return `${header}${lines.join("\n")}\n`;
}

function replacement(before: string, after: string): string {
  const lost = before.split("\n");
  const gained = after.split("\n");
  const lines = [
    `@@ -${range(1, lost.length)} +${range(1, gained.length)} @@`,
    ...lost.map((line) => `-${line}`),
    ...gained.map((line) => `+${line}`),
  ];
  return `${lines.join("\n")}\n`;
}

function range(start: number, lines: number): string {
  // a side without lines is where the other's come after
  if (lines === 0) return `${start - 1},0`;
  return lines === 1 ? String(start) : `${start},${lines}`;
}

function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
