/** A history to read: every statement a commit of its own. */
import { PggitError, type Sql } from "pggit";

/** Runs statements, each in a transaction of its own, and folds them. */
export async function changed(sql: Sql, ...statements: string[]): Promise<void> {
  for (const statement of statements) await sql.script(statement);
  await sql.query("select pggit.fold()");
}

/** The error that a statement ends in. */
export async function failure(sql: Sql, statement: string): Promise<PggitError> {
  return sql.query(statement).then(
    () => {
      throw new RangeError("it did not fail");
    },
    (thrown: unknown) => PggitError.from(thrown),
  );
}

/** One column of the rows of a statement. */
export async function column<Value = string>(
  sql: Sql,
  statement: string,
  parameters: readonly unknown[] = [],
): Promise<Value[]> {
  const rows = await sql.query<Record<string, Value>>(statement, parameters);
  return rows.map((row) => Object.values(row)[0] as Value);
}
