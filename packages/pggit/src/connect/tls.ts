import { readFile } from "node:fs/promises";
import type { ConnectionOptions } from "node:tls";
import type { ConnectionInfo } from "./connection-info.ts";
import { invalidTarget } from "./parse-target.ts";

/** One try at a connection: TLS with these options, or none. */
export type TlsAttempt = ConnectionOptions | false;

/**
 * The ways to try, in order, as libpq reads sslmode
 * (https://www.postgresql.org/docs/current/libpq-ssl.html). node-postgres 8 by
 * itself takes prefer, require and verify-ca for verify-full and warns, and
 * uses no TLS where nothing is said; libpq's default is prefer.
 *
 * | sslmode | tries | certificate |
 * |---|---|---|
 * | disable | plain | |
 * | allow | plain, then TLS | not checked |
 * | prefer (default) | TLS, then plain | not checked |
 * | require, no-verify | TLS | not checked; by its authority when sslrootcert is given |
 * | verify-ca | TLS | by its authority |
 * | verify-full | TLS | by its authority and host name |
 *
 * Authorities are those of sslrootcert; without it those that Node knows.
 */
export async function tlsAttempts(info: ConnectionInfo): Promise<TlsAttempt[]> {
  const mode = info.sslmode ?? "prefer";
  if (mode === "disable" || info.host?.startsWith("/")) return [false];
  const secure = await tlsOptions(info, mode);
  if (mode === "prefer") return [secure, false];
  return mode === "allow" ? [false, secure] : [secure];
}

async function tlsOptions(info: ConnectionInfo, mode: string): Promise<ConnectionOptions> {
  const authority =
    info.sslrootcert === "system" ? undefined : await pem(info.sslrootcert, "sslrootcert");
  const files = {
    ...(authority && { ca: authority }),
    ...(info.sslcert && { cert: await pem(info.sslcert, "sslcert") }),
    ...(info.sslkey && { key: await pem(info.sslkey, "sslkey") }),
  };
  const byAuthority =
    mode === "verify-ca" || (mode === "require" && info.sslrootcert !== undefined);
  if (mode === "verify-full" || info.sslrootcert === "system")
    return { ...files, rejectUnauthorized: true };
  if (byAuthority)
    return { ...files, rejectUnauthorized: true, checkServerIdentity: () => undefined };
  return { ...files, rejectUnauthorized: false };
}

async function pem(path: string | undefined, name: string): Promise<string | undefined> {
  if (path === undefined) return undefined;
  return readFile(path, "utf8").catch(() => {
    throw invalidTarget(`names a file for ${name} that cannot be read`);
  });
}

/** Whether, after this error, the next way is to be tried: the server has no TLS, or wants the other way. */
export function isAboutTls(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const noEntry = "code" in error && error.code === "28000";
  return noEntry || /does not support SSL|establishing an SSL connection/.test(error.message);
}
