import { facetSubject, type historyBlame } from "pggit";
import type * as z from "zod";
import type { Page } from "../../page.ts";
import { Empty } from "../../parts/empty.tsx";
import { DataTable } from "../../parts/table.tsx";
import { Moment } from "../../parts/time.tsx";

interface BlameTableProps {
  readonly rows: readonly z.output<(typeof historyBlame)["row"]>[];
  readonly page: Page;
}

/** For each part of an object the commit that made it what it is. */
export function BlameTable({ rows, page: { link, now } }: BlameTableProps) {
  return (
    <DataTable
      caption="The commit that set each part"
      rows={rows}
      empty={<Empty>The object is not there any more; its versions say who dropped it.</Empty>}
      columns={[
        { title: "Part", isHeader: true, kind: "name", cell: ({ facet }) => facetSubject(facet) },
        {
          title: "Value",
          kind: "wide",
          cell: ({ value }) => (value === null ? null : <code class="value">{value}</code>),
        },
        { title: "Since", cell: ({ version }) => version },
        { title: "When", kind: "time", cell: (row) => <Moment at={row.committed_at} now={now} /> },
        { title: "By", cell: ({ author }) => author },
        {
          title: "Commit",
          cell: ({ commit_hash: hash, message }) => (
            <a href={link("commit", { id: hash })} title={message.split("\n", 1)[0]}>
              <code class="hash">{hash.slice(0, 7)}</code>
            </a>
          ),
        },
      ]}
    />
  );
}
