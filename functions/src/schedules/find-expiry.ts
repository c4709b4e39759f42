import { callOperation, type Sql, verifyConsistency } from "pggit";
import type { Config } from "../config/config.ts";

/** Something that somebody should know before it happens, or soon after. */
export interface Finding {
  /** The same words each time it is found. */
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The API keys that expire soon, or have expired and are still configured. */
export function expiringKeys(
  { keys, schedules }: Pick<Config, "keys" | "schedules">,
  now: Date,
): Finding[] {
  const soon = now.getTime() + schedules.expiry.key_days * 24 * 60 * 60 * 1000;
  return keys
    .filter(({ expires_at }) => Date.parse(expires_at) < soon)
    .map(({ id, expires_at }) => ({
      subject: `key ${id} ${Date.parse(expires_at) < now.getTime() ? "has expired" : "expires"}`,
      details: { key: id, expires_at },
    }));
}

const stops = `
  select s.kind, s.ends_at, s.ends_at < clock_timestamp() as is_over, s.reason, s.started_by
  from pggit.tracking_stops as s
  where
    s.ended_at is null
    and s.ends_at between clock_timestamp() - $1::interval and clock_timestamp() + $1::interval
  order by s.stop_id`;

interface Stop {
  readonly kind: string;
  readonly ends_at: string;
  readonly is_over: boolean;
  readonly reason: string | null;
  readonly started_by: string;
}

/** Stops of tracking that are about to end by themselves, or just have. */
export async function endingStops(
  sql: Sql,
  { schedules }: Pick<Config, "schedules">,
): Promise<Finding[]> {
  const rows = await sql.query<Stop>(stops, [`${schedules.expiry.stop_minutes} minutes`]);
  return rows.map(({ is_over, ...stop }) => ({
    subject: `${stop.kind} until ${stop.ends_at} ${is_over ? "has ended" : "is about to end"}`,
    details: stop,
  }));
}

/** Checks of what captures: cheap, and broken without anybody seeing it. */
const checks = ["event_triggers", "tracking_failures"];

/** Event triggers that are missing or disabled, and failures of capture. */
export async function brokenCapture(sql: Sql): Promise<Finding[]> {
  const rows = await callOperation(sql, verifyConsistency, { checks });
  return rows
    .filter(({ status }) => status !== "ok")
    .map(({ check_name, status, details }) => ({
      subject: `check ${check_name}`,
      details: { status, details },
    }));
}
