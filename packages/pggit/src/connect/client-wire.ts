import { type ErrorContext, PggitError } from "../errors/index.ts";
import type { Wire } from "./wire.ts";

/** What the clients of node-postgres and of the Neon driver have in common. */
export interface PostgresClient {
  query(config: QueryConfig): Promise<QueryResult | QueryResult[]>;
  end(): Promise<void>;
  on(event: "error" | "end", listener: (error?: unknown) => void): unknown;
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

/**
 * A client that has connected, as a wire.
 *
 * The clients report the end of a connection as an event, some of them to
 * nobody else: so it is listened for here, and fails what waits for an answer.
 */
export function clientWire(client: PostgresClient, context: ErrorContext): Wire {
  const waiting = new Set<(error: PggitError) => void>();
  let lost: PggitError | undefined;
  const lose = (error: unknown) => {
    lost ??= PggitError.from(error, context);
    for (const reject of waiting) reject(lost);
  };
  client.on("error", lose);
  client.on("end", () => lose(new Error("Connection terminated")));
  const run = <Result>(work: () => Promise<Result>) =>
    new Promise<Result>((resolve, reject) => {
      if (lost) return reject(lost);
      waiting.add(reject);
      const settled = () => waiting.delete(reject);
      work()
        .finally(settled)
        .then(resolve, (error: unknown) => reject(PggitError.from(error, context)));
    });
  const send = async (config: QueryConfig) => [await run(() => client.query(config))].flat().at(-1);
  let closing: Promise<void> | undefined;
  return {
    // Extended also without parameters, so that several statements are refused here as they are over HTTP.
    query: async (text, parameters) => {
      const result = await send({ text, values: [...parameters], queryMode: "extended" });
      return result?.rows ?? [];
    },
    script: async (text) => (await send({ text }))?.command,
    close: () => {
      // A connection that is lost has nothing to say goodbye to, and one client would wait for the answer.
      closing ??= lost ? Promise.resolve() : run(() => client.end()).catch(() => undefined);
      return closing;
    },
  };
}
