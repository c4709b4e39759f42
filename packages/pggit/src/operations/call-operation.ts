import * as z from "zod";
import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import type { OperationDefinition } from "./operation.ts";

/** SQLSTATEs of calling a function whose schema, or which itself, is not there. */
const absent = new Set(["3F000", "42883"]);

/**
 * Calls the SQL function of an operation, every argument by its name.
 *
 * @param input arguments; those left out take the default of the definition
 * @returns the rows, checked against the definition
 * @throws PggitError INVALID_ARGUMENT for input that does not fit, NOT_INSTALLED
 *   where the database has no such function, MISSING_PRIVILEGE where the role
 *   may not call it, and what the operation raises
 */
export async function callOperation<Input extends z.ZodObject, Row extends z.ZodObject>(
  sql: Sql,
  { fn, input: shape, row }: OperationDefinition<Input, Row>,
  input: z.input<Input>,
): Promise<z.output<Row>[]> {
  const values = parse(shape, input);
  const names = Object.keys(values);
  const list = names.map((name, index) => `${name} => $${index + 1}`).join(", ");
  const rows = await sql
    .query(`select * from ${fn}(${list})`, Object.values(values))
    .catch((thrown: unknown) => {
      const error = PggitError.from(thrown, { label: sql.label });
      throw notInstalled(error, sql.label) ?? notGranted(error, fn) ?? error;
    });
  return z.array(row).parse(rows);
}

function parse(shape: z.ZodObject, input: unknown): Record<string, unknown> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  throw PggitError.from(parsed.error);
}

function notInstalled(error: PggitError, label: string): PggitError | null {
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
