import { eventsList } from "pggit";
import type * as z from "zod";
import type { Page } from "../page.ts";
import { Badge } from "../parts/badge.tsx";
import { Empty } from "../parts/empty.tsx";
import { Choice, Field, FilterForm } from "../parts/form.tsx";
import { Pager } from "../parts/pager.tsx";
import { DataTable } from "../parts/table.tsx";
import { Moment } from "../parts/time.tsx";
import type { View } from "../view.ts";

type Event = z.output<typeof eventsList.row>;

const outcomes = [
  ["", "any"],
  ["done", "done"],
  ["failed", "refused or failed"],
] as const;

/** Who did what, when, and how it ended. */
export const auditView: View = {
  path: "audit",
  title: "Audit log",
  scope: "read",
  async show(page) {
    const of = (name: string) => page.query.get(name) ?? "";
    const { rows, next } = await page.call(
      eventsList,
      {
        of_type: of("type") || null,
        by_actor: of("actor") || null,
        of_operation: of("operation") || null,
        of_outcome: of("outcome") || null,
        of_request: of("request") || null,
        since: inUtc(of("since")),
        until: inUtc(of("until")),
        all_types: page.query.has("all"),
      },
      { limit: 100, after: page.query.get("after") },
    );
    const body = (
      <>
        <h1>Audit log</h1>
        <FilterForm action={page.path} label="Events">
          <Field label="Who" name="actor" value={of("actor")} placeholder="key:ci" />
          <Field
            label="Operation"
            name="operation"
            value={of("operation")}
            placeholder="history purge"
          />
          <Field label="Type" name="type" value={of("type")} placeholder="emergency_disable" />
          <Choice label="Outcome" name="outcome" value={of("outcome")} options={outcomes} />
          <Field label="Request" name="request" value={of("request")} />
          <Field label="Since (UTC)" name="since" value={of("since")} type="datetime-local" />
          <Field label="Until (UTC)" name="until" value={of("until")} type="datetime-local" />
          <label class="box">
            <input type="checkbox" name="all" value="yes" checked={page.query.has("all")} /> also
            what only read, and measurements
          </label>
        </FilterForm>
        <DataTable
          caption="Events, newest first"
          rows={rows}
          empty={<Empty>No event fits this filter.</Empty>}
          columns={[
            {
              title: "When",
              kind: "time",
              cell: ({ created_at }) => <Moment at={created_at} now={page.now} />,
            },
            {
              title: "Who",
              kind: "name",
              cell: ({ actor }) => actor ?? <span class="quiet">not known</span>,
            },
            {
              title: "What",
              kind: "wide",
              isHeader: true,
              cell: (event) => <What event={event} />,
            },
            { title: "Outcome", cell: ({ outcome }) => <Outcome outcome={outcome} /> },
            {
              title: "Details",
              kind: "wide",
              cell: (event) => <Details event={event} page={page} />,
            },
          ]}
        />
        <Pager page={page} next={next} />
      </>
    );
    return { title: "Audit log", body };
  },
};

function What({ event: { event_type, action } }: { readonly event: Event }) {
  const type = event_type.replaceAll("_", " ");
  if (action === null) return <>{type}</>;
  return (
    <>
      {action} <small>{type}</small>
    </>
  );
}

function Outcome({ outcome }: Pick<Event, "outcome">) {
  if (outcome === null) return null;
  return <Badge tone={outcome === "done" ? "ok" : "bad"}>{outcome}</Badge>;
}

/** All of the event, as it is on record. */
function Details({ event, page }: { readonly event: Event; readonly page: Page }) {
  const { details, request_id, event_id } = event;
  return (
    <details>
      <summary>
        Event {event_id}
        {typeof details["reason"] === "string" ? `: ${details["reason"].slice(0, 120)}` : ""}
      </summary>
      {request_id && (
        <p>
          <a href={page.link("audit", { request: request_id })}>Request {request_id}</a>
        </p>
      )}
      <pre tabindex={0}>{JSON.stringify(details, null, 2)}</pre>
    </details>
  );
}

/** What the browser's field for a moment sends has no zone. */
function inUtc(text: string): string | null {
  if (text === "") return null;
  return /T\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text) ? `${text}Z` : text;
}
