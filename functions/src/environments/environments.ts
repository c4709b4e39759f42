import type { Sql } from "pggit";
import type { CallLimitOptions } from "./call-limit.ts";

/** The databases that the API answers for, by name. */
export interface Environments {
  /** Their names, in the order of the configuration. */
  readonly names: readonly string[];

  /**
   * Gives `work` a session on an environment's database, for its time alone. When
   * `timeoutMs` has passed, or `signal` aborts, the running statement is cancelled
   * on the server. What it does there is done by the role that logged in, for `caller`.
   *
   * @throws PggitError UNKNOWN_ENVIRONMENT, and what connecting raises
   */
  use<Result>(
    name: string,
    work: (sql: Sql) => Promise<Result>,
    options?: CallLimitOptions,
  ): Promise<Result>;

  /** Closes what is kept open between calls. What is called from then on is refused. */
  close(): Promise<void>;
}
