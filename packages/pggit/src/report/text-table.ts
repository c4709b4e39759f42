import { shorten, visible } from "./visible.ts";

/** How a table is set. */
export interface TableOptions {
  /** Columns of the terminal; a table that is wider has its widest column shortened. */
  readonly width: number;
  /** Columns that a text takes up on a terminal; by default its characters. */
  readonly measure?: Measure;
  /** Sets a cell, once it is padded, in colour or weight. */
  readonly paint?: (text: string, row: number, column: number) => string;
}

export type Measure = (text: string) => number;

/** No column is made narrower than this. */
const narrowest = 12;

/** Between two columns. */
const gap = " | ";

/**
 * A table with aligned columns, as psql prints one.
 *
 * @param columns their headings
 * @param rows cells; whatever cannot be seen in them is made visible
 * @returns the heading, a rule and one line for each row, no newline at the end
 */
export function textTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { width, measure = byCharacter, paint = (text) => text }: TableOptions,
): string[] {
  const cells = rows.map((row) => row.map(visible));
  const widths = columnWidths([columns, ...cells], width, measure);
  const line = (row: readonly string[], index: number) =>
    widths
      .map((size, column) => {
        const text = fitted(row[column] ?? "", size, measure);
        const padding = " ".repeat(Math.max(0, size - measure(text)));
        return `${paint(text, index, column)}${padding}`;
      })
      .join(gap)
      .trimEnd();
  const rule = widths.map((size) => "-".repeat(size)).join("-|-");
  return [line(columns, -1), rule, ...cells.map(line)];
}

/** One column for each character, which holds for Latin text. */
export function byCharacter(text: string): number {
  return [...text].length;
}

function columnWidths(
  rows: readonly (readonly string[])[],
  width: number,
  measure: Measure,
): number[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, measure(row[column] ?? "")), 1),
  );
  const total = () => widths.reduce((sum, size) => sum + size, gap.length * (widths.length - 1));
  while (total() > width) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    const runnerUp = Math.max(narrowest, ...widths.filter((size) => size < widest));
    const column = widths.indexOf(widest);
    widths[column] = Math.max(runnerUp - 1, widest - (total() - width), narrowest);
  }
  return widths;
}

function fitted(text: string, size: number, measure: Measure): string {
  if (measure(text) <= size) return text;
  let length = Math.min([...text].length, size);
  while (length > 1 && measure(shorten(text, length)) > size) length -= 1;
  return shorten(text, length);
}
