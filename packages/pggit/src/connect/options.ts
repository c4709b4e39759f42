import type { SecretReader } from "./secrets-manager.ts";

/** How to connect. */
export interface ConnectOptions {
  /** The driver; by default `neon` for hosts under neon.tech, `pg` for the rest. */
  readonly driver?: "pg" | "neon" | undefined;
  /** Milliseconds until a connection must stand; the target's connect_timeout wins. Default: 10,000. */
  readonly connectTimeout?: number | undefined;
  /** What the server shows in pg_stat_activity, unless the target says otherwise. Default: pggit. */
  readonly applicationName?: string | undefined;
  /** Variables for `env:NAME` targets, and PGHOST and its siblings; by default there are none. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Reads secrets by ARN, in place of AWS Secrets Manager without a cache. */
  readonly readSecret?: SecretReader | undefined;
  /** Where the Neon driver finds its endpoints, when they are not Neon's own. */
  readonly neon?: NeonOptions | undefined;
}

/** Endpoints in place of Neon's own, for tests and self-hosted proxies. */
export interface NeonOptions {
  /** URL for queries over HTTP, such as `http://127.0.0.1:4444/sql`. */
  readonly fetchEndpoint?: string | undefined;
  /** Host, port and path for WebSockets, without protocol, such as `127.0.0.1:4444/v2`. */
  readonly wsProxy?: string | undefined;
  /** Whether WebSockets use TLS. Default: only where no wsProxy is given. */
  readonly secureWebSocket?: boolean | undefined;
}

export const defaultTimeout = 10_000;
export const defaultName = "pggit";
