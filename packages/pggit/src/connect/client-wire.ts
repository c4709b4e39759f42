import { type ErrorContext, PggitError } from "../errors/index.ts";
import type { Wire } from "./wire.ts";

/** What the clients of node-postgres and of the Neon driver have in common. */
export interface PostgresClient {
  query(config: QueryConfig): Promise<QueryResult | QueryResult[]>;
  end(): Promise<void>;
}

/** A statement as these clients take it. */
export interface QueryConfig {
  readonly text: string;
  readonly values?: (string | null)[];
  readonly queryMode?: "extended";
}

/** What they answer; several statements give several. */
export interface QueryResult {
  readonly rows: object[];
  readonly command: string;
}

/** A client that has connected, as a wire. */
export function clientWire(client: PostgresClient, context: ErrorContext): Wire {
  const run = async (config: QueryConfig): Promise<QueryResult | undefined> => {
    try {
      return [await client.query(config)].flat().at(-1);
    } catch (error) {
      throw PggitError.from(error, context);
    }
  };
  let closing: Promise<void> | undefined;
  return {
    // Extended also without parameters, so that several statements are refused here as they are over HTTP.
    query: async (text, parameters) => {
      const result = await run({ text, values: [...parameters], queryMode: "extended" });
      return result?.rows ?? [];
    },
    script: async (text) => (await run({ text }))?.command,
    close: () => {
      closing ??= client.end();
      return closing;
    },
  };
}
