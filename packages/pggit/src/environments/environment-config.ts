import * as z from "zod";
import type { NeonOptions } from "../connect/options.ts";

/** Where Neon is reached, in place of its own endpoints: a proxy of one's own. */
const NeonConfig = z.strictObject({
  fetch_endpoint: z.url().describe("URL for queries over HTTP"),
  ws_proxy: z.string().min(1).describe("Host, port and path for WebSockets, without protocol"),
  secure_websocket: z.boolean().default(true).describe("Whether WebSockets use TLS"),
});

/** A database under a name, as the configurations of the API and of the command line have it. */
export const EnvironmentConfig = z.strictObject({
  target: z
    .string()
    .min(1)
    .describe("A connection string, env:NAME, or the ARN of a secret (URL or RDS JSON)"),
  max_connections: z
    .int()
    .positive()
    .max(100)
    .default(5)
    .describe(
      "Connections that one instance of a function, or one server, has at most; of several the last one is kept for emergencies, deliveries of webhooks and what asks whether the API is ready",
    ),
  idle_seconds: z
    .int()
    .positive()
    .default(60)
    .describe("Seconds after which a connection that nobody uses is closed"),
  neon: NeonConfig.optional().describe("Where a Neon proxy of one's own is"),
});
export type EnvironmentConfig = z.infer<typeof EnvironmentConfig>;

/** As names of branches are: so one can be in a path, and be fetched into a branch of its name. */
export const EnvironmentName = z.string().regex(/^[a-z][a-z0-9_-]{0,62}$/);

/** What a configured environment says of Neon's endpoints, as connect() takes it. */
export function neonOptionsOf({ neon }: Pick<EnvironmentConfig, "neon">): NeonOptions | undefined {
  return (
    neon && {
      fetchEndpoint: neon.fetch_endpoint,
      wsProxy: neon.ws_proxy,
      secureWebSocket: neon.secure_websocket,
    }
  );
}
