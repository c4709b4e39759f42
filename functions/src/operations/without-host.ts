import { PggitError, type Sql } from "pggit";

/**
 * The same connection under the name of its environment: its errors say that, and
 * not the host and database that people beside it know it by.
 *
 * @param hear is told each error, also where somebody else catches it
 */
export function withoutHost(
  sql: Sql,
  environment: string,
  hear: (error: PggitError) => void = () => undefined,
): Sql {
  const { label } = sql;
  const renamed = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((thrown: unknown) => {
      const error = renamedError(PggitError.from(thrown, { label }), label, environment);
      hear(error);
      throw error;
    });
  return {
    label: environment,
    query: (text, parameters) => renamed(sql.query(text, parameters)),
    batch: (statements, options) => renamed(sql.batch(statements, options)),
    transaction: (work, options) =>
      renamed(sql.transaction((inner) => work(withoutHost(inner, environment, hear)), options)),
    script: (text) => renamed(sql.script(text)),
    onNotice: (listener) => sql.onNotice(listener),
    close: () => sql.close(),
  };
}

function renamedError(error: PggitError, label: string, environment: string): PggitError {
  const rename = (text: string) => text.replaceAll(label, environment);
  const { code, message, hint, detail, sqlstate, cause } = error;
  return new PggitError({
    code,
    message: rename(message),
    hint: rename(hint),
    detail: detail && rename(detail),
    sqlstate,
    environment: error.environment ?? environment,
    cause,
  });
}
