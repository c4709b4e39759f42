import { PggitError } from "../errors/pggit-error.ts";
import { encodeParameters } from "./parameters.ts";
import type { Sql, Statement, TransactionOptions } from "./sql.ts";
import { beginText } from "./transaction-text.ts";
import { Turns } from "./turns.ts";
import type { NoticeListeners, Wire } from "./wire.ts";

/** What an Sql needs besides its wire. */
export interface SessionParts {
  readonly label: string;
  readonly wire: Wire;
  readonly notices: NoticeListeners;
}

/** Makes an Sql of one session. */
export function sessionSql(parts: SessionParts): Sql {
  const { wire, label, notices } = parts;
  const turns = new Turns();
  const transaction: Sql["transaction"] = (work, options) =>
    turns.take(() => inTransaction(parts, work, options));
  return {
    label,
    query: <Row extends object>(text: string, parameters?: readonly unknown[]) =>
      turns.take(() => wire.query(text, encodeParameters(parameters)) as Promise<Row[]>),
    batch: (statements, options) =>
      wire.isPipelined && options?.readOnly
        ? turns.take(() => readAhead(wire, statements, options))
        : transaction((sql) => runAll(sql, statements), options),
    transaction,
    script: (text) => turns.take(async () => void (await wire.script(text))),
    onNotice: (listener) => notices.add(listener),
    close: () => wire.close(),
  };
}

async function inTransaction<Result>(
  parts: SessionParts,
  work: (sql: Sql) => Promise<Result>,
  options?: TransactionOptions,
): Promise<Result> {
  const { wire } = parts;
  await wire.script(beginText(options));
  const { result, end } = await attempt(parts, 0, work, () => wire.script("rollback"));
  end();
  // PostgreSQL answers COMMIT with ROLLBACK, and no error, after a statement has failed.
  if ((await wire.script("commit")) === "ROLLBACK") {
    throw new PggitError({
      code: "DATABASE_ERROR",
      sqlstate: "25P02",
      message: "The transaction was rolled back, because a statement in it had failed.",
      hint: "Let the error of the statement end the transaction, or wrap the statement in a nested one.",
    });
  }
  return result;
}

/** Runs the work of a transaction or savepoint and undoes it when it throws. */
async function attempt<Result>(
  parts: SessionParts,
  depth: number,
  work: (sql: Sql) => Promise<Result>,
  undo: () => Promise<unknown>,
): Promise<{ result: Result; end: () => void }> {
  const { sql, end } = innerSql(parts, depth);
  try {
    return { result: await work(sql), end };
  } catch (error) {
    end();
    // Where the connection is gone the server rolls back by itself; the first error is the one to tell.
    await undo().catch(() => undefined);
    throw error;
  }
}

/** The Sql inside a transaction; transactions in it are savepoints. */
function innerSql(parts: SessionParts, depth: number): { sql: Sql; end: () => void } {
  const { wire, label, notices } = parts;
  const turns = new Turns();
  let ended = false;
  const take = <Result>(work: () => Promise<Result>) =>
    turns.take(() => (ended ? Promise.reject(afterItsEnd()) : work()));
  const transaction = <Result>(work: (sql: Sql) => Promise<Result>) =>
    take(async () => {
      const savepoint = `pggit_${depth + 1}`;
      await wire.script(`savepoint ${savepoint}`);
      const undo = () => wire.script(`rollback to ${savepoint}; release ${savepoint}`);
      const { result, end } = await attempt(parts, depth + 1, work, undo);
      end();
      await wire.script(`release ${savepoint}`);
      return result;
    });
  const sql: Sql = {
    label,
    query: <Row extends object>(text: string, parameters?: readonly unknown[]) =>
      take(() => wire.query(text, encodeParameters(parameters)) as Promise<Row[]>),
    batch: (statements) => transaction((inner) => runAll(inner, statements)),
    transaction,
    script: (text) => take(async () => void (await wire.script(text))),
    onNotice: (listener) => notices.add(listener),
    close: () => Promise.reject(closeInside()),
  };
  return {
    sql,
    end: () => {
      ended = true;
    },
  };
}

async function runAll(sql: Sql, statements: readonly Statement[]): Promise<object[][]> {
  const results: object[][] = [];
  for (const { text, parameters } of statements) results.push(await sql.query(text, parameters));
  return results;
}

/**
 * Runs statements that only read in a transaction, all of them sent at once. What follows one that fails fails, too,
 * or finds no transaction where it could not begin; that is why nothing may be written so.
 */
async function readAhead(
  wire: Wire,
  statements: readonly Statement[],
  options: TransactionOptions,
): Promise<object[][]> {
  const encoded = statements.map(
    ({ text, parameters }) => [text, encodeParameters(parameters)] as const,
  );
  const begun = wire.script(beginText(options));
  const answers = encoded.map((statement) => wire.query(...statement));
  const ended = wire.script("commit");
  await Promise.allSettled([begun, ...answers, ended]);
  await begun;
  const rows = await Promise.all(answers);
  await ended;
  return rows;
}

function afterItsEnd(): PggitError {
  return new PggitError({
    code: "INTERNAL",
    message: "A transaction was used after its end.",
    hint: "Await every query before the work of the transaction returns.",
  });
}

function closeInside(): PggitError {
  return new PggitError({
    code: "INTERNAL",
    message: "A connection was closed from within its own transaction.",
    hint: "Close the connection after the transaction has ended.",
  });
}
