import { PggitError, statusOperation } from "pggit";
import { saidOutside } from "../http/said-outside.ts";
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
const notShown: StatusText = { status: "unknown", details: "Seeing it takes the scope read." };

/** The first page: every environment that the visitor may see, and how it stands. */
export async function environmentList({ api, visitor }: Entered): Promise<Framed> {
  const { environments } = visitor;
  const listed = visitor.scopes.has("read")
    ? await Promise.all(environments.map((name) => stateOf(api, name)))
    : environments.map((name) => ({ name, tracking: notShown, history: none }));
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

/** Milliseconds that one environment may take: it keeps no other from being shown. */
const patience = 5_000;

async function stateOf(api: Entered["api"], name: string): Promise<Listed> {
  const signal = AbortSignal.timeout(patience);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(tooSlow()));
  });
  try {
    const { rows } = await Promise.race([api.call(statusOperation, name, {}, { signal }), late]);
    const part = (component: string) => rows.find((row) => row.component === component) ?? none;
    return { name, tracking: part("Tracking"), history: part("History") };
  } catch (thrown) {
    const error = PggitError.from(thrown);
    if (error.code === "UNAUTHENTICATED") throw error;
    const { detail } = saidOutside(error);
    return { name, tracking: { status: "unknown", details: detail }, history: none };
  }
}

function tooSlow(): PggitError {
  return new PggitError({
    code: "CALL_TIMEOUT",
    message: `It did not answer within ${patience / 1000} s.`,
    hint: "Its own page waits for longer.",
  });
}

function State({ status, details }: StatusText) {
  return (
    <>
      <Badge tone={toneOf(status)}>{status}</Badge> <span class="quiet">{details}</span>
    </>
  );
}
