/** How to connect. */
export interface ConnectOptions {
  /** The driver; by default `neon` for hosts under neon.tech, `pglite` for its targets, `pg` for the rest. */
  readonly driver?: "pg" | "neon" | "pglite";
  /** Milliseconds until a connection must stand; the target's connect_timeout wins. Default: 10,000. */
  readonly connectTimeout?: number;
  /** What the server shows in pg_stat_activity, unless the target says otherwise. Default: pggit. */
  readonly applicationName?: string;
  /** Variables for `env:NAME` targets; by default there are none. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where the Neon driver finds its endpoints, when they are not Neon's own. */
  readonly neon?: NeonOptions;
}

/** Endpoints in place of Neon's own, for tests and self-hosted proxies. */
export interface NeonOptions {
  /** URL for queries over HTTP, such as `http://127.0.0.1:4444/sql`. */
  readonly fetchEndpoint?: string;
  /** Host, port and path for WebSockets, without protocol, such as `127.0.0.1:4444/v2`. */
  readonly wsProxy?: string;
  /** Whether WebSockets use TLS. Default: only where no wsProxy is given. */
  readonly secureWebSocket?: boolean;
}

export const defaultTimeout = 10_000;
export const defaultName = "pggit";
