import type { Sql } from "pggit";

/** The databases that the API answers for, by name. */
export interface Environments {
  /** Their names, in the order of the configuration. */
  readonly names: readonly string[];

  /**
   * Gives `work` a session on an environment's database, for its time alone. When
   * `timeoutMs` has passed, or `signal` aborts, the running statement is cancelled
   * on the server.
   *
   * @throws PggitError UNKNOWN_ENVIRONMENT, and what connecting raises
   */
  use<Result>(
    name: string,
    work: (sql: Sql) => Promise<Result>,
    options?: { readonly timeoutMs?: number; readonly signal?: AbortSignal },
  ): Promise<Result>;

  /** Closes what is kept open between calls. */
  close(): Promise<void>;
}
