import { PggitError, statusOperation } from "pggit";
import type { Entered } from "./entrance.ts";
import type { Framed } from "./frame.tsx";
import { Badge } from "./parts/badge.tsx";
import { Empty } from "./parts/empty.tsx";
import { DataTable } from "./parts/table.tsx";
import { toneOf } from "./parts/tone.ts";

/** An environment and what its status says of tracking and history, or why it says nothing. */
interface Listed {
  readonly name: string;
  readonly tracking: StatusText;
  readonly history: StatusText;
}

interface StatusText {
  readonly status: string;
  readonly details: string;
}

const none: StatusText = { status: "unknown", details: "" };

/** The first page: every environment that the visitor may see, and how it stands. */
export async function environmentList({ api, visitor }: Entered): Promise<Framed> {
  const listed = await Promise.all(visitor.environments.map((name) => stateOf(api, name)));
  const body = (
    <>
      <h1>Environments</h1>
      <DataTable
        caption="Environments and their state"
        rows={listed}
        empty={<Empty>This key is for no environment.</Empty>}
        columns={[
          {
            title: "Environment",
            isHeader: true,
            cell: ({ name }) => <a href={`/ui/${name}/`}>{name}</a>,
          },
          { title: "Tracking", cell: ({ tracking }) => <State {...tracking} /> },
          { title: "History", cell: ({ history }) => <State {...history} /> },
        ]}
      />
    </>
  );
  return { title: "Environments", body };
}

/** One that does not answer is said to be so, and keeps no other from being shown. */
async function stateOf(api: Entered["api"], name: string): Promise<Listed> {
  try {
    const { rows } = await api.call(statusOperation, name, {});
    const part = (component: string) => rows.find((row) => row.component === component) ?? none;
    return { name, tracking: part("Tracking"), history: part("History") };
  } catch (thrown) {
    const { code, message } = PggitError.from(thrown);
    if (code === "UNAUTHENTICATED") throw thrown;
    return { name, tracking: { status: "unknown", details: message }, history: none };
  }
}

function State({ status, details }: StatusText) {
  return (
    <>
      <Badge tone={toneOf(status)}>{status}</Badge> <span class="quiet">{details}</span>
    </>
  );
}
