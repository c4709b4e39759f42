import { visible } from "./visible.ts";
import { byCharacter, isWhole, type Measure, wrapWords } from "./wrap-words.ts";

/** How a table is set. */
export interface TableOptions {
  /** Columns of the terminal; infinite where there is none. */
  readonly width: number;
  /** Columns that a text takes up on a terminal; by default its characters. */
  readonly measure?: Measure;
  /** Sets a line of a cell in colour or weight. */
  readonly paint?: (text: string, row: number, column: number) => string;
}

/** A table as lines, so that others can be put below its rows. */
export interface Table {
  /** The headings and the rule below them; empty where each row has them itself. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Between two columns. */
const gap = " | ";

/** A row of more lines is read more easily as a record. */
const highest = 5;

/** A word that is not whole may be broken into pieces of this. */
const narrowest = 16;

/**
 * A table with aligned columns, as psql prints one. Where it is wider than the
 * terminal its cells are wrapped, the widest columns first; where no wrapping
 * would do, each row is a record with a line for each of its cells.
 *
 * @param columns their headings
 * @param rows cells; whatever cannot be seen in them is made visible
 */
export function layTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  options: TableOptions,
): Table {
  const measure = options.measure ?? byCharacter;
  const paint = options.paint ?? ((text) => text);
  const cells = rows.map((row) => columns.map((_, column) => visible(row[column] ?? "")));
  const setting = { width: options.width, measure, paint };
  const widths = columnWidths([columns, ...cells], setting);
  const table = widths && alignedTable(columns, cells, widths, setting);
  return table?.rows.every((lines) => lines.length <= highest)
    ? table
    : { head: [], rows: cells.map((row, index) => recordLines(columns, row, index, setting)) };
}

/** {@link layTable} as lines, no newline at the end. */
export function textTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  options: TableOptions,
): string[] {
  const table = layTable(columns, rows, options);
  return [...table.head, ...table.rows.flat()];
}

type Setting = Required<TableOptions>;

function alignedTable(
  columns: readonly string[],
  cells: readonly (readonly string[])[],
  widths: readonly number[],
  setting: Setting,
): Table {
  const lines = (row: readonly string[], index: number) =>
    alignedLines(row, index, widths, setting);
  const rule = widths.map((size) => "-".repeat(size)).join("-|-");
  return { head: [...lines(columns, -1), rule], rows: cells.map(lines) };
}

/** The lines of a row: as many as its highest cell has. */
function alignedLines(
  row: readonly string[],
  index: number,
  widths: readonly number[],
  { measure, paint }: Setting,
): string[] {
  const wrapped = widths.map((size, column) => wrapWords(row[column] ?? "", size, measure));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((size, column) => {
        const text = wrapped[column]?.[line] ?? "";
        return `${paint(text, index, column)}${" ".repeat(Math.max(0, size - measure(text)))}`;
      })
      .join(gap)
      .trimEnd(),
  );
}

/** Heading and value of each cell, a blank line before all records but the first. */
function recordLines(
  columns: readonly string[],
  row: readonly string[],
  index: number,
  { width, measure, paint }: Setting,
): string[] {
  const size = Math.max(...columns.map(measure));
  const lines = columns.flatMap((name, column) =>
    wrapWords(row[column] ?? "", Math.max(1, width - size - gap.length), measure).map(
      (text, line) => {
        const label = line === 0 ? name : "";
        const padding = " ".repeat(size - measure(label));
        return `${label}${padding}${gap}${paint(text, index, column)}`.trimEnd();
      },
    ),
  );
  return index === 0 ? lines : ["", ...lines];
}

/** The width of each column, or null where not even wrapping makes them fit. */
function columnWidths(
  rows: readonly (readonly string[])[],
  { width, measure }: Setting,
): number[] | null {
  const over = (of: (cell: string) => number) =>
    (rows[0] ?? []).map((_, column) =>
      rows.reduce((widest, row) => Math.max(widest, of(row[column] ?? "")), 1),
    );
  const widths = over(measure);
  const total = () => widths.reduce((sum, size) => sum + size, gap.length * (widths.length - 1));
  if (total() <= width) return widths;
  const least = over((cell) => Math.max(...cell.split(" ").map((word) => needed(word, measure))));
  while (total() > width) {
    const room = widths.map((size, column) => size - (least[column] ?? 0));
    const widest = widths.reduce(
      (most, size, column) => {
        return (room[column] ?? 0) > 0 && size > (widths[most] ?? 0) ? column : most;
      },
      room.findIndex((free) => free > 0),
    );
    if (widest < 0) return null;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function needed(word: string, measure: Measure): number {
  return isWhole(word) ? measure(word) : Math.min(measure(word), narrowest);
}
