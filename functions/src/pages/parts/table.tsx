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

/** Rows in columns. On a narrow screen it is moved sideways inside its own frame, by keyboard as well. */
export function DataTable<Row>({ caption, isTitled, columns, rows, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div class="scroll" role="region" aria-label={caption} tabindex={0}>
      <table>
        <caption class={isTitled ? undefined : "hidden"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, kind }) => (
              <th scope="col" class={kind}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map(({ cell, kind, isHeader }) =>
                isHeader ? (
                  <th scope="row" class={kind}>
                    {cell(row)}
                  </th>
                ) : (
                  <td class={kind}>{cell(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
