import type { purgeHistoryOperation } from "pggit";
import type * as z from "zod";
import { Empty } from "../../parts/empty.tsx";
import { DataTable } from "../../parts/table.tsx";

type PurgedRow = z.output<typeof purgeHistoryOperation.row>;

/** What a purge removes, or would. */
export function PurgedTable({ rows }: { readonly rows: readonly PurgedRow[] }) {
  const isForecast = rows.some(({ action }) => action === "would_delete");
  return (
    <DataTable
      caption={isForecast ? "What would be removed" : "What was removed"}
      isTitled
      rows={rows}
      empty={<Empty>Nothing is that old.</Empty>}
      columns={[
        {
          title: "What",
          isHeader: true,
          cell: ({ object_type }) => object_type.replaceAll("_", " "),
        },
        { title: "Rows", kind: "number", cell: ({ count }) => count.toLocaleString("en") },
        {
          title: isForecast ? "Would free" : "Freed",
          kind: "number",
          cell: ({ space_freed }) => space_freed,
        },
      ]}
    />
  );
}
