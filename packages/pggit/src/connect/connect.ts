import { PggitError } from "../errors/index.ts";
import { describeInfo } from "./describe-target.ts";
import { driverOf } from "./driver-of.ts";
import { isEmbedded } from "./embedded-target.ts";
import { type ConnectOptions, defaultTimeout } from "./options.ts";
import { parseTarget } from "./parse-target.ts";
import { resolveTarget } from "./resolve-target.ts";
import { secretsOf } from "./secrets-of.ts";
import type { Sql } from "./sql.ts";

/**
 * Connects to a database through the driver that suits it: Neon's for hosts
 * under neon.tech, PGlite for `memory:` and `pglite:`, else node-postgres.
 *
 * The connection is one session, named `pggit` in pg_stat_activity, and has no
 * statement_timeout of its own. A secret that was replaced between its reading
 * and the login is read once more.
 *
 * @param target anything that {@link resolveTarget} knows
 * @throws PggitError INVALID_TARGET, SECRET_UNAVAILABLE, DRIVER_MISSING, and what keeps a connection from standing:
 *   CONNECTION_REFUSED, HOST_NOT_FOUND, CONNECTION_TIMEOUT, TLS_FAILED, AUTHENTICATION_FAILED, DATABASE_NOT_FOUND,
 *   CONNECTION_FAILED
 */
export async function connect(target: string, options: ConnectOptions = {}): Promise<Sql> {
  const resolve = () =>
    resolveTarget(target, options.environment, { readSecret: options.readSecret });
  const resolved = await resolve();
  try {
    return await open(resolved, options);
  } catch (error) {
    const isReference = resolved !== target.trim();
    if (!isReference || PggitError.from(error).code !== "AUTHENTICATION_FAILED") throw error;
    const again = await resolve();
    if (again === resolved) throw error;
    return open(again, options);
  }
}

async function open(target: string, options: ConnectOptions): Promise<Sql> {
  // Drivers are loaded when they are used: a comparison over TCP need not load PostgreSQL in WASM.
  if (isEmbedded(target)) {
    const { connectPglite } = await import("./pglite.ts");
    return connectPglite(target);
  }
  const info = parseTarget(target, options.environment);
  const secrets = [...new Set([...secretsOf(target), ...(info.password ? [info.password] : [])])];
  const timeout =
    info.connectTimeout === undefined
      ? (options.connectTimeout ?? defaultTimeout)
      : info.connectTimeout * 1000;
  if ((options.driver ?? driverOf(info)) === "neon") {
    const { connectNeon } = await import("./neon.ts");
    return connectNeon(info, options, { secrets, timeout });
  }
  const { connectTcp } = await import("./tcp.ts");
  return connectTcp(info, options, { label: describeInfo(info), secrets, timeout });
}
