import { Client } from "@neondatabase/serverless";
import { PggitError } from "../errors/index.ts";
import { clientWire } from "./client-wire.ts";
import type { NeonParts } from "./neon.ts";
import { sessionSql } from "./session.ts";
import type { Sql } from "./sql.ts";
import { typeParsers } from "./values.ts";

/**
 * One session at Neon over a WebSocket.
 *
 * @throws PggitError why it does not stand
 */
export async function openNeonSession(parts: NeonParts): Promise<Sql> {
  const { url, label, secrets, notices, options, timeout } = parts;
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: timeout,
    types: typeParsers,
  });
  const { wsProxy, secureWebSocket } = options.neon ?? {};
  if (wsProxy !== undefined) {
    Object.assign(client.neonConfig, {
      wsProxy,
      useSecureWebSocket: secureWebSocket ?? false,
      // Speaks before the server has asked, in a way that only Neon's own proxy expects.
      pipelineConnect: false,
    });
  }
  client.on("error", () => undefined);
  client.on("notice", (notice) => notices.tell(notice));
  try {
    await client.connect();
  } catch (error) {
    throw PggitError.from(error, { label, secrets });
  }
  return sessionSql({ label, wire: clientWire(client, { label, secrets }), notices });
}
