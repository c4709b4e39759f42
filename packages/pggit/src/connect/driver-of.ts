import type { ConnectionInfo } from "./connection-info.ts";
import { isEmbedded } from "./embedded-target.ts";
import { parseTarget } from "./parse-target.ts";

/** Neon's edge answers HTTP and WebSockets where its hosts are; a port of one's own means something else is there. */
export function driverOf(info: ConnectionInfo): "pg" | "neon" {
  const isNeon = info.host?.toLowerCase().endsWith(".neon.tech") ?? false;
  return isNeon && (info.port ?? 5432) === 5432 ? "neon" : "pg";
}

/**
 * The driver that connect() picks for a target that was resolved. Only that of
 * `neon` answers without a session of its own.
 *
 * @throws PggitError INVALID_TARGET
 */
export function driverOfTarget(target: string): "pg" | "neon" | "pglite" {
  return isEmbedded(target) ? "pglite" : driverOf(parseTarget(target));
}
