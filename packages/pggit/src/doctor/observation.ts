/** How something stands: `error` is broken, `warning` will be missed, `info` is merely so. */
export type ObservationStatus = "ok" | "info" | "warning" | "error";

/** One thing that was looked at. */
export interface Observation {
  readonly subject: string;
  readonly status: ObservationStatus;
  /** One sentence: how it stands. */
  readonly details: string;
  /** What would change it: a statement for the server, or a command. Null where nothing is to be done. */
  readonly remedy: string | null;
}

/** An observation; `remedy` is left out where nothing is to be done. */
export function observed(
  subject: string,
  status: ObservationStatus,
  details: string,
  remedy: string | null = null,
): Observation {
  return { subject, status, details, remedy };
}
