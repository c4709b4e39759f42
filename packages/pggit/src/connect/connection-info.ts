/**
 * Where and how to connect, whichever form the target had. What is undefined
 * was not said; the driver then takes PostgreSQL's own default.
 */
export interface ConnectionInfo {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly database?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Server settings as in libpq's `options`: `-c search_path=app`. */
  readonly options?: string | undefined;
  readonly applicationName?: string | undefined;
  /** Seconds; 0 waits for ever. */
  readonly connectTimeout?: number | undefined;
  readonly sslmode?: SslMode | undefined;
  /** Paths of PEM files. */
  readonly sslrootcert?: string | undefined;
  readonly sslcert?: string | undefined;
  readonly sslkey?: string | undefined;
  readonly sslnegotiation?: "postgres" | "direct" | undefined;
}

/** How libpq names the ways to use TLS, and `no-verify` as node-postgres does. */
export type SslMode = (typeof sslModes)[number];

export const sslModes = [
  "disable",
  "allow",
  "prefer",
  "require",
  "no-verify",
  "verify-ca",
  "verify-full",
] as const;
