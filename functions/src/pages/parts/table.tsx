import type { Child } from "hono/jsx";

/** A column of a table. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Child;
  /** Whether its cells name their rows; one column of a table does. */
  readonly isHeader?: boolean;
  /** `number` is right-aligned, `time` never wraps, `wide` takes the room there is. */
  readonly kind?: "number" | "time" | "wide" | "name";
}

interface DataTableProps<Row> {
  /** What the table is of; said to screen readers, and shown where `isTitled`. */
  readonly caption: string;
  readonly isTitled?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** In place of a table without rows. */
  readonly empty: Child;
}

/**
 * Rows in columns. On a narrow screen each row is a list of its own, each cell after
 * its column's title; the roles say that it is a table all the same. What is too wide
 * is moved sideways inside its own frame, by keyboard as well.
 */
export function DataTable<Row>({ caption, isTitled, columns, rows, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div class="scroll" role="region" aria-label={caption} tabindex={0}>
      <table class="data" role="table">
        <caption class={isTitled ? undefined : "hidden"}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th scope="col" role="columnheader" class={column.kind}>
                {titleOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row">
              {columns.map((column) => (
                <Cell column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = <span class="cell">{column.cell(row)}</span>;
  const title = titleOf(column);
  return column.isHeader ? (
    <th scope="row" role="rowheader" class={column.kind} data-title={title}>
      {content}
    </th>
  ) : (
    <td role="cell" class={column.kind} data-title={title}>
      {content}
    </td>
  );
}

/** Said once above the column rather than in each of its times. */
function titleOf({ title, kind }: Pick<Column<never>, "title" | "kind">): string {
  return kind === "time" && !title.includes("UTC") ? `${title} (UTC)` : title;
}
