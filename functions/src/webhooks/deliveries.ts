import { PggitError, type Sql } from "pggit";
import type { Delivery } from "./delivery.ts";
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
 * Records a delivery in a database and does what was decided, in one transaction
 * there; a repetition gets the outcome of the first.
 *
 * @throws PggitError what pggit.receive_delivery raises
 */
export async function receiveDelivery(
  sql: Sql,
  { webhook, sender }: Origin,
  delivery: Delivery,
  { action, duration, reason, matched }: Decision,
): Promise<Outcome> {
  const { id, kind, incident, occurredAt, title } = delivery;
  // Of its own isolation: what the database has as its default may keep it from seeing those before it.
  const [rows] = await sql.batch(
    [
      {
        text: `select r.action, r.reason, r.until from pggit.receive_delivery(
          webhook => $1, sender => $2, delivery_id => $3, kind => $4, incident => $5, occurred_at => $6::timestamptz,
          title => $7, action => $8, duration => $9::interval, reason => $10, matched => $11) as r`,
        parameters: [
          webhook,
          sender,
          id,
          kind,
          incident,
          occurredAt.toISOString(),
          title,
          action,
          duration,
          reason,
          matched && JSON.stringify(matched),
        ],
      },
    ],
    { isolation: "read committed" },
  );
  const outcome = rows?.[0];
  if (outcome) return outcome as Outcome;
  throw new PggitError({
    code: "INTERNAL",
    message: "The database said nothing of what came of the delivery.",
    hint: "This is likely a fault in pgGit; report it together with the version of PostgreSQL.",
  });
}

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
