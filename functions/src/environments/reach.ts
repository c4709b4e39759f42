import type { Sql } from "pggit";
import type { CallLimit } from "./call-limit.ts";

/** A way to one environment's database. */
export interface Reach {
  /** Gives work a session, for its time alone. @throws what the work throws, and the limit's error */
  use<Result>(work: (sql: Sql) => Promise<Result>, limit: CallLimit): Promise<Result>;
  /** Closes what is kept open. */
  close(): Promise<void>;
}

/** Makes a connection that stands within this many milliseconds, with a rotated secret read anew. */
export type Open = (timeoutMs: number) => Promise<Sql>;
