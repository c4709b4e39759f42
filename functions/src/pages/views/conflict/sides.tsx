import { conflictsCompare, facetSubject } from "pggit";
import type * as z from "zod";
import { Badge } from "../../parts/badge.tsx";
import { Empty } from "../../parts/empty.tsx";
import { DataTable } from "../../parts/table.tsx";
import type { Tone } from "../../parts/tone.ts";
import type { Attempt } from "../attempt.ts";
import { Refusal } from "../refusal.tsx";

type Side = z.output<typeof conflictsCompare.row>;

/** What merging makes of a facet, in words. */
const outcomes: Readonly<Record<string, readonly [tone: Tone, text: string]>> = {
  collision: ["bad", "collision"],
  current: ["off", "what is here"],
  incoming: ["info", "what is incoming"],
  both: ["off", "the same on both sides"],
  lines: ["info", "line by line"],
};

/** Base, current and incoming side by side, facet by facet, what collides first. */
export function Sides({ sides: { result, error } }: { readonly sides: Attempt<readonly Side[]> }) {
  if (error) return <Refusal what="The sides cannot be shown." error={error} />;
  const collides = (side: Side) => side.merged === "collision";
  const rows = [...result.filter(collides), ...result.filter((side) => !collides(side))];
  const collisions = result.filter(collides).length;
  return (
    <section>
      <h2>The two sides</h2>
      {collisions > 0 && (
        <p>
          <Badge tone="bad">{collisions === 1 ? "1 collision" : `${collisions} collisions`}</Badge>{" "}
          Both sides changed what is marked, and differently: nobody but you can say which is right.
        </p>
      )}
      <DataTable
        caption="Facets in which base, current and incoming are not all the same"
        rows={rows}
        empty={<Empty>Base, current and incoming are the same: nothing is left to decide.</Empty>}
        columns={[
          {
            title: "Facet",
            kind: "name",
            isHeader: true,
            cell: ({ facet }) => <span title={facet}>{facetSubject(facet)}</span>,
          },
          { title: "Base", cell: ({ base }) => <Value text={base} /> },
          {
            title: "Current (live)",
            cell: (side) => <Value text={side.current} isMarked={collides(side)} />,
          },
          {
            title: "Incoming",
            cell: (side) => <Value text={side.incoming} isMarked={collides(side)} />,
          },
          { title: "Merging takes", cell: ({ merged }) => <Outcome merged={merged} /> },
        ]}
      />
    </section>
  );
}

function Value({
  text,
  isMarked = false,
}: {
  readonly text: string | null;
  readonly isMarked?: boolean;
}) {
  if (text === null) return <span class="quiet">not there</span>;
  const value = <code class="value">{text}</code>;
  return isMarked ? <mark>{value}</mark> : value;
}

function Outcome({ merged }: Pick<Side, "merged">) {
  const [tone, text] = (Object.hasOwn(outcomes, merged) && outcomes[merged]) || ["off", merged];
  return <Badge tone={tone}>{text}</Badge>;
}
