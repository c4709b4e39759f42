import type { Sql } from "../connect/index.ts";
import { PggitError } from "../errors/index.ts";

/** The same connection, whose errors say which environment they come from. */
export function inEnvironment(sql: Sql, environment: string): Sql {
  const named = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((thrown: unknown) => {
      throw PggitError.from(thrown, { label: sql.label }).in(environment);
    });
  return {
    label: sql.label,
    query: (text, parameters) => named(sql.query(text, parameters)),
    batch: (statements, options) => named(sql.batch(statements, options)),
    transaction: (work, options) => named(sql.transaction(work, options)),
    script: (text) => named(sql.script(text)),
    onNotice: (listener) => sql.onNotice(listener),
    close: () => sql.close(),
  };
}
