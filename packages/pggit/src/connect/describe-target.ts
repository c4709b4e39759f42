import type { ConnectionInfo } from "./connection-info.ts";
import { isPostgresUrl, parseTarget } from "./parse-target.ts";

/**
 * How a target is named to people: host:port/database, the name of a secret or
 * variable, never a password. It throws nothing; what cannot be read is called
 * an unreadable target.
 */
export function describeTarget(target: string): string {
  const trimmed = target.trim();
  if (/^(env|memory|pglite):/i.test(trimmed)) return trimmed;
  const secret = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:([^:]+)/i.exec(trimmed);
  if (secret) return `secret ${secret[1]}`;
  try {
    return describeInfo(parseTarget(trimmed));
  } catch {
    return isPostgresUrl(trimmed) ? "an unreadable URL" : "an unreadable target";
  }
}

/** host:port/database, with PostgreSQL's defaults for what was not said. */
export function describeInfo(info: ConnectionInfo): string {
  const { host = "localhost", port = 5432, database = info.user ?? "" } = info;
  const place = host.includes(":") ? `[${host}]` : host;
  return `${place}:${port}${database && `/${database}`}`;
}
