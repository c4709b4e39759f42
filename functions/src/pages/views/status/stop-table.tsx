import type { Page } from "../../page.ts";
import { Badge } from "../../parts/badge.tsx";
import { Empty } from "../../parts/empty.tsx";
import { DataTable } from "../../parts/table.tsx";
import { Moment } from "../../parts/time.tsx";
import { type Stop, stopWords } from "./stop.ts";

interface StopTableProps {
  readonly stops: readonly Stop[];
  readonly page: Page;
}

/** When tracking was off, and whether what was changed meanwhile is in history. */
export function StopTable({ stops, page: { now, link } }: StopTableProps) {
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">Gaps in tracking</h2>
      <DataTable
        caption="When tracking was off"
        rows={stops}
        empty={<Empty>Tracking was never off.</Empty>}
        columns={[
          {
            title: "From",
            kind: "time",
            isHeader: true,
            cell: (stop) => <Moment at={stop.started_at} now={now} />,
          },
          { title: "To", kind: "time", cell: (stop) => <Moment at={stop.ends_at} now={now} /> },
          {
            title: "What, and why",
            kind: "wide",
            cell: ({ kind, reason }) => (
              <>
                {stopWords[kind]}
                <small class="below">{reason ?? "no reason was given"}</small>
              </>
            ),
          },
          { title: "By", cell: (stop) => stop.started_by },
          { title: "Ended by", cell: endedBy },
          {
            title: "Changes meanwhile",
            cell: (stop) => (
              <>
                <Gap stop={stop} />{" "}
                <a href={link("timeline", { search: wordsOf(stop) })}>
                  look<span class="hidden"> for changes since {stop.started_at}</span>
                </a>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

function endedBy({ state, ended_by: by }: Stop) {
  if (state === "open") return <Badge tone="bad">still open</Badge>;
  return by ?? <span class="quiet">itself</span>;
}

function Gap({ stop }: { stop: Stop }) {
  if (stop.is_settled) return <Badge tone="ok">in history</Badge>;
  return <Badge tone="warn">not all in history yet</Badge>;
}

/** What the message of the commit that closes the gap says of a stop. */
function wordsOf({ started_at: at }: Stop): string {
  return `${at.slice(0, 19).replace("T", " ")} UTC`;
}
