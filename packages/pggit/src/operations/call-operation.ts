import * as z from "zod";
import type { Sql, Statement } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import type { Operation, OperationDefinition } from "./operation.ts";

/** SQLSTATEs of calling a function whose schema, or which itself, is not there. */
const absent = new Set(["3F000", "42883"]);

/**
 * SQLSTATEs of a text that is no value of the argument's type: no time, no number,
 * out of range, with a NUL in it, or longer than what it is to become.
 */
const malformed = new Set([
  "22001",
  "22003",
  "22007",
  "22008",
  "22015",
  "22021",
  "22023",
  "22P02",
  "22P05",
  "42602",
  "54000",
]);

/** Which rows of a list are wanted. */
export interface PageOf {
  /** Rows at most. */
  readonly limit: number;
  /** The key of the row that the page begins after, as {@link Page.key} names its columns. */
  readonly after?: readonly string[] | undefined;
}

/**
 * Calls the SQL function of an operation, every argument by its name.
 *
 * @param input arguments; those left out take the default of the definition
 * @param page which rows, of an operation that has pages; all of them when left out
 * @returns the rows, checked against the definition
 * @throws PggitError INVALID_ARGUMENT for input that does not fit, NOT_INSTALLED
 *   where the database has no such function, MISSING_PRIVILEGE where the role
 *   may not call it, and what the operation raises
 */
export async function callOperation<Input extends z.ZodObject, Row extends z.ZodObject>(
  sql: Sql,
  operation: OperationDefinition<Input, Row>,
  input: z.input<Input>,
  page?: PageOf,
): Promise<z.output<Row>[]> {
  const { fn, input: shape, row } = operation;
  const { text, parameters } = statementOf(operation, parse(shape, input), page);
  const rows = await sql.query(text, parameters).catch((thrown: unknown) => {
    const error = PggitError.from(thrown, { label: sql.label });
    throw notInstalled(error, sql.label) ?? notGranted(error, fn) ?? notAValue(error) ?? error;
  });
  return z.array(row).parse(rows);
}

/** The statement that calls the function; a list that does not page by itself is paged around it. */
function statementOf(
  { fn, page: order }: Pick<Operation, "fn" | "page">,
  given: Readonly<Record<string, unknown>>,
  page: PageOf | undefined,
): Statement {
  const own = page && order?.arguments;
  const values = own
    ? { ...given, [own.after]: page.after?.[0] ?? null, [own.size]: page.limit }
    : given;
  const parameters = Object.values(values);
  const list = Object.keys(values).map((name, index) => `${name} => $${index + 1}`);
  const call = `select * from ${fn}(${list.join(", ")})`;
  if (!page || !order || own) return { text: call, parameters };

  const place = (value: unknown) => `$${parameters.push(value)}`;
  const columns = order.key.map((column) => `r.${column}`);
  const beyond = order.order === "asc" ? ">" : "<";
  const condition = page.after
    ? ` where (${columns.join(", ")}) ${beyond} (${page.after.map(place).join(", ")})`
    : "";
  const sorted = columns.map((column) => `${column} ${order.order}`).join(", ");
  return {
    text: `${call} as r${condition} order by ${sorted} limit ${place(page.limit)}`,
    parameters,
  };
}

function parse(shape: z.ZodObject, input: unknown): Record<string, unknown> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  throw PggitError.from(parsed.error);
}

/** What an error means that a function of pgGit was called with: that it is not there; null where it is another error. */
export function notInstalled(error: PggitError, label: string): PggitError | null {
  if (error.code !== "DATABASE_ERROR" || !absent.has(error.sqlstate ?? "")) return null;
  return new PggitError({
    code: "NOT_INSTALLED",
    message: `pgGit is not installed in ${label}, or in a version without this function.`,
    hint: "Install it with pggit install.",
    sqlstate: error.sqlstate,
    environment: error.environment,
    cause: error,
  });
}

/** pgGit is there and closed to the role that asks, which only its own roles mend. */
function notGranted(error: PggitError, fn: string): PggitError | null {
  const names = [/\bpggit\b/, new RegExp(`\\b${fn.replace("pggit.", "")}\\b`)];
  if (error.code !== "MISSING_PRIVILEGE" || !names.some((name) => name.test(error.message))) {
    return null;
  }
  const { code, message, sqlstate, environment } = error;
  const hint =
    "Grant the connecting role pggit_reader, pggit_operator for what changes history, or pggit_admin for what removes it.";
  return new PggitError({ code, message, hint, sqlstate, environment, cause: error });
}

/** The caller's text was no time or no number, which only PostgreSQL can tell. */
function notAValue(error: PggitError): PggitError | null {
  if (error.code !== "DATABASE_ERROR" || !malformed.has(error.sqlstate ?? "")) return null;
  const { message, sqlstate, environment } = error;
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message,
    hint: "Correct the value and try again; times are written like 2026-11-01 12:00.",
    sqlstate,
    environment,
    cause: error,
  });
}
