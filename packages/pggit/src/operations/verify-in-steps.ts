import type * as z from "zod";
import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import { callOperation } from "./call-operation.ts";
import { checksList } from "./checks-list.ts";
import { verifyConsistency } from "./verify-consistency.ts";

/** Says which check runs now, its place (from 1), and how many there are. */
export type VerifyProgress = (check: string, place: number, total: number) => void;

/**
 * verify_consistency(), each check in a statement and a transaction of its
 * own: the rows of pggit.verify_consistency(), with progress, and without
 * keeping others from folding for as long as a large store takes.
 *
 * @throws PggitError UNKNOWN_CHECK, INVALID_ARGUMENT for input that does not fit, and what `callOperation` throws
 */
export async function verifyInSteps(
  sql: Sql,
  input: z.input<typeof verifyConsistency.input>,
  onProgress?: VerifyProgress,
): Promise<z.output<typeof verifyConsistency.row>[]> {
  const parsed = verifyConsistency.input.safeParse(input);
  if (!parsed.success) throw PggitError.from(parsed.error);
  const { checks, verbose } = parsed.data;
  const names = checks ?? (await listChecks(sql));
  const rows = [];
  for (const [index, name] of names.entries()) {
    onProgress?.(name, index + 1, names.length);
    const one = { ...input, verbose: true, checks: [name] };
    rows.push(...(await callOperation(sql, verifyConsistency, one)));
  }
  return toldOfChecks(rows, verbose);
}

/** The names of all checks, in the order in which they run. @throws PggitError what `callOperation` throws */
export async function listChecks(sql: Sql): Promise<string[]> {
  const checks = await callOperation(sql, checksList, {});
  return checks.map(({ check_name }) => check_name);
}

type Row = z.output<typeof verifyConsistency.row>;

/** What verify_consistency() tells of these rows, those of checks that found nothing among them. */
export function toldOfChecks(rows: readonly Row[], isVerbose: boolean): Row[] {
  if (isVerbose) return [...rows];
  const problems = rows.filter(({ status }) => status !== "ok");
  if (problems.length > 0) return problems;
  const details = `All ${rows.length} checks passed`;
  return [{ check_name: "all", status: "ok", details, fixed: false }];
}
