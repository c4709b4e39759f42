/** Rows as psql sets them: names centred, numbers to the right, a line of a cell that goes on with a plus. */

/** A column of a result. */
export interface Heading {
  readonly name: string;
  readonly isNumber: boolean;
}

/** The lines of a table, its count of rows last. */
export function alignedTable(headings: readonly Heading[], rows: readonly string[][]): string[] {
  const cells = rows.map((row) => row.map((cell) => cell.split("\n")));
  const widths = headings.map(({ name }, at) =>
    Math.max(name.length, ...cells.flatMap((row) => (row[at] ?? []).map((line) => line.length))),
  );
  const width = (at: number) => widths[at] ?? 0;
  const count = rows.length === 1 ? "(1 row)" : `(${rows.length} rows)`;
  return [
    headings.map(({ name }, at) => ` ${centred(name, width(at))} `).join("|"),
    widths.map((wide) => "-".repeat(wide + 2)).join("+"),
    ...cells.flatMap((row) => {
      const height = Math.max(...row.map((lines) => lines.length));
      return Array.from({ length: height }, (_, line) =>
        row
          .map((lines, at) => {
            const text = lines[line] ?? "";
            const set = headings[at]?.isNumber ? text.padStart(width(at)) : text.padEnd(width(at));
            return ` ${set}${line + 1 < lines.length ? "+" : " "}`;
          })
          .join("|"),
      );
    }),
    count,
  ].map((line) => line.trimEnd());
}

function centred(text: string, width: number): string {
  const left = Math.floor((width - text.length) / 2);
  return `${" ".repeat(left)}${text}`.padEnd(width);
}
