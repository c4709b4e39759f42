import { Client, type Submittable } from "@neondatabase/serverless";
import { PggitError } from "../errors/index.ts";
import {
  clientWire,
  type PostgresClient,
  type QueryConfig,
  type QueryResult,
} from "./client-wire.ts";
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
  return sessionSql({ label, wire: clientWire(adapted(client), { label, secrets }), notices });
}

/** The class of queries, which the client has as a static member that its types do not tell of. */
const { Query } = Client as unknown as {
  Query: new (config: object) => Submittable & { requiresPreparation(): boolean };
};

function adapted(client: Client): PostgresClient {
  return {
    query: async (config) => {
      if (config.queryMode === "extended") return extended(client, config);
      // Several statements give an array of results, which the types do not say.
      return client.query(config.text) as Promise<QueryResult | QueryResult[]>;
    },
    end: () => client.end(),
    on: (event, listener) =>
      event === "end" ? client.on(event, () => listener()) : client.on(event, listener),
  };
}

/** Without parameters this client takes the simple protocol, unless the query itself says otherwise. */
function extended(client: Client, { text, values = [] }: QueryConfig): Promise<QueryResult> {
  return new Promise((resolve, reject) => {
    const callback = (error: Error | null, result: QueryResult) =>
      error ? reject(error) : resolve(result);
    const query = new Query({ text, values, callback });
    query.requiresPreparation = () => true;
    client.query(query);
  });
}
