import { PggitError } from "../errors/pggit-error.ts";
import { type ConnectionInfo, type SslMode, sslModes } from "./connection-info.ts";

const forms =
  "A target is a URL (postgres://user:password@host/database), a connection string (host=... dbname=...), " +
  "env:NAME, the ARN of a secret in Secrets Manager, memory: or pglite:/directory.";

/** INVALID_TARGET, with the forms that there are. `reason` never quotes the target: it may hold a password. */
export function invalidTarget(reason: string): PggitError {
  return new PggitError({ code: "INVALID_TARGET", message: `The target ${reason}.`, hint: forms });
}

/** Whether a target is a URL of PostgreSQL. */
export function isPostgresUrl(target: string): boolean {
  return /^postgres(ql)?:\/\//i.test(target);
}

/**
 * Reads a connection URL or a libpq connection string.
 *
 * @param environment what PGHOST and its siblings say where the target says nothing
 * @throws PggitError INVALID_TARGET, without a word of the target's secrets
 */
export function parseTarget(
  target: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): ConnectionInfo {
  const trimmed = target.trim();
  if (trimmed === "") throw invalidTarget("is empty");
  const defaults = environmentParameters(environment);
  if (isPostgresUrl(trimmed)) return infoOf(new Map([...defaults, ...urlParameters(trimmed)]));
  if (!/^\w+\s*=/.test(trimmed)) throw invalidTarget("has none of the forms that are known");
  const found = keywordParameters(trimmed);
  for (const key of found.keys()) {
    if (!known.has(key) && !ignored.has(key)) {
      throw invalidTarget(`has an unknown keyword, "${key}"`);
    }
  }
  return infoOf(new Map([...defaults, ...found]));
}

/** https://www.postgresql.org/docs/current/libpq-envars.html */
const variables = [
  ["PGHOST", "host"],
  ["PGPORT", "port"],
  ["PGDATABASE", "dbname"],
  ["PGUSER", "user"],
  ["PGPASSWORD", "password"],
  ["PGOPTIONS", "options"],
  ["PGAPPNAME", "application_name"],
  ["PGCONNECT_TIMEOUT", "connect_timeout"],
  ["PGSSLMODE", "sslmode"],
  ["PGSSLROOTCERT", "sslrootcert"],
  ["PGSSLCERT", "sslcert"],
  ["PGSSLKEY", "sslkey"],
] as const;

function environmentParameters(
  environment: Readonly<Record<string, string | undefined>>,
): [string, string][] {
  return variables.flatMap(([variable, key]) => {
    const value = environment[variable];
    return value ? [[key, value]] : [];
  });
}

/** libpq's names for what we read; https://www.postgresql.org/docs/current/libpq-connect.html */
const known = new Set([
  "host",
  "hostaddr",
  "port",
  "dbname",
  "user",
  "password",
  "options",
  "service",
  "application_name",
  "fallback_application_name",
  "connect_timeout",
  "sslmode",
  "sslrootcert",
  "sslcert",
  "sslkey",
  "sslnegotiation",
]);

/** Of no consequence here: what they ask for does not exist, or is so in any case. */
const ignored = new Set([
  "channel_binding",
  "client_encoding",
  "gssencmode",
  "keepalives",
  "keepalives_count",
  "keepalives_idle",
  "keepalives_interval",
  "krbsrvname",
  "passfile",
  "sslcompression",
  "sslsni",
  "target_session_attrs",
  "tcp_user_timeout",
]);

function urlParameters(target: string): Map<string, string> {
  // In the authority only: a slash, ? or # ends it, so an unencoded one in a password is an error we can name.
  const match =
    /^[a-z]+:\/\/(?:([^@/?#]*)@)?([^/?#@]*)(?:\/([^?#]*))?(?:\?([^#]*))?(?:#.*)?$/i.exec(target);
  if (!match) {
    throw invalidTarget(
      "is a URL that cannot be read; a password with @ : / ? # or % in it must be percent-encoded",
    );
  }
  const [, login = "", authority = "", path = "", query = ""] = match;
  const found = new Map<string, string>();
  const set = (key: string, value: string) => {
    if (value !== "") found.set(key, decode(value));
  };
  const colon = login.indexOf(":");
  set("user", colon < 0 ? login : login.slice(0, colon));
  if (colon >= 0) set("password", login.slice(colon + 1));
  const host = /^(\[[^\]]*\]|[^:,]*)(?::(\d*))?$/.exec(authority);
  if (!host) throw invalidTarget("names several hosts, or a port that is not a number");
  set("host", (host[1] ?? "").replace(/^\[(.*)\]$/, "$1"));
  set("port", host[2] ?? "");
  set("dbname", path);
  for (const [key, value] of new URLSearchParams(query)) {
    if (value !== "")
      found.set(key === "ssl" ? "sslmode" : key, key === "ssl" ? sslFlag(value) : value);
  }
  return found;
}

/** `ssl=true` is what JDBC and node-postgres know. */
function sslFlag(value: string): string {
  return value === "true" || value === "1"
    ? "require"
    : value === "0" || value === "false"
      ? "disable"
      : value;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidTarget("has a % that is not percent-encoding; write %25 for it");
  }
}

function keywordParameters(target: string): Map<string, string> {
  const pair = /\s*(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s'\\]|\\.)*))(?=\s|$)/gsy;
  const found = new Map<string, string>();
  while (pair.lastIndex < target.length) {
    const match = pair.exec(target);
    if (!match)
      throw invalidTarget(
        "is a connection string that cannot be read; put values with spaces in single quotes",
      );
    const [, key = "", quoted, plain = ""] = match;
    const value = (quoted ?? plain).replaceAll(/\\(.)/gs, "$1");
    if (value !== "") found.set(key.toLowerCase(), value);
    if (/^\s*$/.test(target.slice(pair.lastIndex))) break;
  }
  return found;
}

function infoOf(found: ReadonlyMap<string, string>): ConnectionInfo {
  if (found.has("service")) {
    throw invalidTarget("names a service file, which is not read; write the connection itself");
  }
  const host = found.get("host") ?? found.get("hostaddr");
  if (host?.includes(",")) throw invalidTarget("names several hosts; name the one to read");
  return {
    host,
    port: whole(found.get("port"), "port", 65_535),
    database: found.get("dbname"),
    user: found.get("user"),
    password: found.get("password"),
    options: found.get("options"),
    applicationName: found.get("application_name") ?? found.get("fallback_application_name"),
    connectTimeout: whole(found.get("connect_timeout"), "connect_timeout", 86_400),
    sslmode: sslMode(found.get("sslmode")),
    sslrootcert: found.get("sslrootcert"),
    sslcert: found.get("sslcert"),
    sslkey: found.get("sslkey"),
    sslnegotiation: negotiation(found.get("sslnegotiation")),
  };
}

function whole(text: string | undefined, name: string, most: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text) || Number(text) > most)
    throw invalidTarget(`has a ${name} that is not a number up to ${most}`);
  return Number(text);
}

function sslMode(text: string | undefined): SslMode | undefined {
  if (text === undefined) return undefined;
  const mode = sslModes.find((name) => name === text);
  if (!mode) throw invalidTarget(`has an unknown sslmode; there are ${sslModes.join(", ")}`);
  return mode;
}

function negotiation(text: string | undefined): "postgres" | "direct" | undefined {
  if (text === undefined || text === "postgres" || text === "direct") return text;
  throw invalidTarget("has an unknown sslnegotiation; there are postgres and direct");
}
