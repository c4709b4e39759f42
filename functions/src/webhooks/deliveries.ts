import type { Sql } from "pggit";
import type { Decided } from "./delivery-queue.ts";
import type { Decision } from "./rules.ts";

/** A webhook and its sender, as the record names them. */
export interface Origin {
  readonly webhook: string;
  readonly sender: string;
}

/** What came of a delivery in one database. */
export interface Outcome {
  readonly action: Decision["action"];
  readonly reason: string;
  /** When the stop that it began or joined ends, ISO 8601; null where there is none. */
  readonly until: string | null;
}

/**
 * Records deliveries in a database and does what was decided, in one transaction
 * there; a repetition gets the outcome of the first.
 *
 * @returns what came of each, in the same order
 * @throws PggitError what pggit.receive_delivery raises; then none of them is done
 */
export async function receiveDeliveries(
  sql: Sql,
  { webhook, sender }: Origin,
  decided: readonly Decided[],
): Promise<Outcome[]> {
  const all = <Value>(of: (one: Decided) => Value) => decided.map(of);
  const parameters = [
    webhook,
    sender,
    all(({ delivery }) => delivery.id),
    all(({ delivery }) => delivery.kind),
    all(({ delivery }) => delivery.incident),
    all(({ delivery }) => delivery.occurredAt.toISOString()),
    all(({ delivery }) => delivery.title),
    all(({ decision }) => decision.action),
    all(({ decision }) => decision.duration),
    all(({ decision }) => decision.reason),
    all(({ decision: { matched } }) => matched && JSON.stringify(matched)),
  ];
  // Of its own isolation: what the database has as its default may keep it from seeing those before it.
  const [rows = []] = await sql.batch([{ text: receive, parameters }], {
    isolation: "read committed",
  });
  return rows as Outcome[];
}

const receive = `
  select r.action, r.reason, r.until
  from unnest(
    $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::interval[], $10::text[],
    $11::jsonb[]
  ) with ordinality as d (id, kind, incident, occurred_at, title, action, duration, reason, matched, place)
  cross join lateral pggit.receive_delivery(
    webhook => $1, sender => $2, delivery_id => d.id, kind => d.kind, incident => d.incident,
    occurred_at => d.occurred_at, title => d.title, action => d.action, duration => d.duration, reason => d.reason,
    matched => d.matched
  ) as r
  order by d.place`;

/** Records deliveries that were refused, and why. */
export async function rejectDeliveries(
  sql: Sql,
  { webhook, sender }: Origin,
  reason: string,
  times: number,
): Promise<void> {
  await sql.query("select pggit.reject_delivery($1, $2, $3, $4::bigint)", [
    webhook,
    sender,
    reason,
    times,
  ]);
}
