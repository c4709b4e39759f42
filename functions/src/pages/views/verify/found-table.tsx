import { checksList, type ConsistencyCheck } from "pggit";
import type { Page } from "../../page.ts";
import { Badge, StatusBadge } from "../../parts/badge.tsx";
import { Empty } from "../../parts/empty.tsx";
import { DataTable } from "../../parts/table.tsx";
import { attempt } from "../attempt.ts";

interface FoundTableProps {
  readonly page: Page;
  readonly rows: readonly ConsistencyCheck[];
  /** Whether what can be mended was. */
  readonly wasFixed: boolean;
}

const order = { error: 0, warning: 1, ok: 2 } as const;

/** What each check found, faults first, and what fixing does about it. */
export async function FoundTable({ page, rows, wasFixed }: FoundTableProps) {
  const { result } = await attempt(page.call(checksList, {}));
  const fixes = new Map(result?.rows.map(({ check_name, fix }) => [check_name, fix]));
  const faults = rows.filter(({ status, fixed }) => status !== "ok" && !fixed).length;
  return (
    <>
      <p class={faults === 0 ? "note ok" : "note bad"}>
        {faults === 0
          ? "History is consistent with itself and with the schema."
          : `${faults === 1 ? "1 kind of fault is" : `${faults} kinds of faults are`} there.`}
      </p>
      <DataTable
        caption="What each check found"
        rows={rows.toSorted((a, b) => order[a.status] - order[b.status])}
        empty={<Empty>No check ran.</Empty>}
        columns={[
          { title: "Check", isHeader: true, cell: ({ check_name }) => check_name },
          { title: "Result", cell: (row) => <Result row={row} /> },
          { title: "Found", kind: "wide", cell: ({ details }) => details },
          {
            title: wasFixed ? "What the fix did" : "What fixing does",
            kind: "wide",
            cell: ({ check_name, status }) =>
              status === "ok" ? "" : (fixes.get(check_name) ?? byHand),
          },
        ]}
      />
    </>
  );
}

/** Of what no check mends: history is not invented. */
export const byHand = "nothing: it needs a person";

function Result({ row: { status, fixed } }: { readonly row: ConsistencyCheck }) {
  return fixed ? <Badge tone="ok">fixed</Badge> : <StatusBadge status={status} />;
}
