import type { ConnectionInfo } from "./connection-info.ts";

/** host:port/database, for people; never a password. */
export function describeInfo(info: ConnectionInfo): string {
  const { host = "localhost", port = 5432, database = info.user ?? "" } = info;
  const place = host.includes(":") ? `[${host}]` : host;
  return `${place}:${port}${database && `/${database}`}`;
}
