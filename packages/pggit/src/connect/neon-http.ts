import { type HTTPTransactionOptions, neon, neonConfig } from "@neondatabase/serverless";
import { PggitError } from "../errors/index.ts";
import type { NeonParts } from "./neon.ts";
import { encodeParameters } from "./parameters.ts";
import type { Statement, TransactionOptions } from "./sql.ts";
import { guardedPath } from "./transaction-text.ts";
import { typeParsers } from "./values.ts";

const isolationLevels = {
  "read committed": "ReadCommitted",
  "repeatable read": "RepeatableRead",
  serializable: "Serializable",
} as const;

/** Statements over HTTP: each by itself, or several in one transaction. No sessions. */
export class NeonHttp {
  readonly #parts: NeonParts;
  readonly #run: ReturnType<typeof neon>;

  constructor(parts: NeonParts) {
    this.#parts = parts;
    this.#run = neon(parts.url, { disableWarningInBrowsers: true });
  }

  async query<Row extends object>(text: string, parameters?: readonly unknown[]): Promise<Row[]> {
    const statement = this.#statement({ text, ...(parameters && { parameters }) });
    // The query is sent when it is first asked for its result, which must be in withEndpoint.
    const rows = await this.#send(() => statement.then((result) => result));
    return rows as Row[];
  }

  /** All in one transaction. A read-only batch whose answer HTTP does not pass on is "too large". */
  async batch(
    statements: readonly Statement[],
    options: TransactionOptions = {},
  ): Promise<object[][] | "too large"> {
    if (statements.length === 0) return [];
    const { isolation, readOnly, isGuarded } = options;
    const settings: HTTPTransactionOptions<false, false> = {
      ...(isolation && { isolationLevel: isolationLevels[isolation] }),
      ...(readOnly !== undefined && { readOnly }),
    };
    try {
      const guard = isGuarded ? [{ text: guardedPath }] : [];
      const queries = [...guard, ...statements].map((statement) => this.#statement(statement));
      const results = await this.#send(() => this.#run.transaction(queries, settings));
      return results.slice(guard.length);
    } catch (error) {
      // Only what changed nothing may be run a second time.
      if (readOnly && PggitError.is(error) && error.code === "ANSWER_TOO_LARGE") return "too large";
      throw error;
    }
  }

  #statement({ text, parameters }: Statement) {
    return this.#run.query(text, encodeParameters(parameters), { types: typeParsers });
  }

  async #send<Result>(start: () => Promise<Result>): Promise<Result> {
    const { label, secrets, options } = this.#parts;
    try {
      return await withEndpoint(options.neon?.fetchEndpoint, start);
    } catch (error) {
      throw PggitError.from(error, { label, secrets });
    }
  }
}

/**
 * The driver knows the endpoint as a setting of the process only, but reads it
 * before it first yields: so it is set for that moment and nobody else sees it.
 */
function withEndpoint<Result>(endpoint: string | undefined, start: () => Result): Result {
  if (endpoint === undefined) return start();
  const before = neonConfig.fetchEndpoint;
  neonConfig.fetchEndpoint = endpoint;
  try {
    return start();
  } finally {
    neonConfig.fetchEndpoint = before;
  }
}
