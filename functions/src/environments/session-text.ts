import type { CallLimit } from "./call-limit.ts";

/** Milliseconds that a transaction may wait for its client: one that was frozen in the middle must not keep its locks. */
const idleInTransactionMs = 60_000;

/**
 * The statement that limits a session, or only the transaction around it, to one
 * call, and says for whom that is. A statement_timeout that role or database have stays where it is shorter.
 */
export function limitText(
  { name, caller, msLeft }: CallLimit,
  scope: "session" | "transaction",
): string {
  const isLocal = String(scope === "transaction");
  const settings = [
    `set_config('application_name', '${name}', ${isLocal})`,
    `set_config('pggit.caller', ${literal(caller)}, ${isLocal})`,
  ];
  if (msLeft !== undefined) {
    const own = "nullif(current_setting('statement_timeout')::interval, interval '0')";
    const least = `least(${own}, interval '${Math.ceil(msLeft)} milliseconds')`;
    const text = `ceil(extract(epoch from ${least}) * 1000)::bigint::text`;
    settings.push(`set_config('statement_timeout', ${text}, ${isLocal})`);
  }
  if (scope === "session") {
    settings.push(
      `set_config('idle_in_transaction_session_timeout', '${idleInTransactionMs}', false)`,
    );
  }
  return `select ${settings.join(", ")}`;
}

/** A text as SQL has it, whatever is in it and however the session reads backslashes. */
function literal(text: string): string {
  const hex = [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0"));
  return `convert_from(decode('${hex.join("")}', 'hex'), 'UTF8')`;
}

/** Whoever may make functions in `public` must not have them called by our own statements. */
export const guardedPath = "set search_path = pg_catalog, pg_temp";

/**
 * Everything that one call may have left in a session, taken back; in one round
 * trip together with the limits of the next. DISCARD ALL does the same and may
 * not stand with others; plans stay, they are nobody's.
 */
const reset = [
  "close all",
  "reset session authorization",
  "reset role",
  "reset all",
  guardedPath,
  "deallocate all",
  "unlisten *",
  "select pg_advisory_unlock_all()",
  "discard temp",
  "discard sequences",
].join("; ");

/** The script that makes a session ready for a call, whoever had it before. */
export function readyText(limit: CallLimit): string {
  return `${reset}; ${limitText(limit, "session")}`;
}
