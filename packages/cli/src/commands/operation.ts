import type { Command } from "commander";
import { callOperation, type Operation } from "pggit";
import * as z from "zod";
import { confirm } from "../confirm.ts";
import { CommonFlags, contextOf, printNotice, printRows, withDatabase } from "../context.ts";
import { readFlags } from "../flags.ts";
import { operationCommand, readOperation } from "../operation-command.ts";
import type { World } from "../world.ts";

/** The flags of a command whose effect cannot be taken back. */
export const Confirmed = CommonFlags.extend({
  yes: z.boolean().default(false).describe("do it without asking, although it is for good"),
});

/** The command of an operation that takes one database and whose rows are its result. */
export function rowsCommand(
  operation: Operation,
  edges: World,
  exit: (code: number) => void,
): Command {
  const Flags = operation.effect === "destructive" ? Confirmed : CommonFlags;
  return operationCommand(operation, Flags).action(async (target: string, ...given: unknown[]) => {
    const { positional = [] } = operation;
    const values = given[positional.length] as Record<string, unknown>;
    const flags = readFlags(Flags, values) as RowFlags;
    const input = readOperation(operation, values, given.slice(0, positional.length) as string[]);
    await printOperation(operation, { target, input, flags }, edges, exit);
  });
}

type RowFlags = z.output<typeof CommonFlags> & { readonly yes?: boolean };

/** What an operation is called with. */
export interface OperationCall {
  readonly target: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly flags: RowFlags;
}

/** Calls an operation, once it is confirmed, and prints its rows. */
export async function printOperation(
  operation: Operation,
  { target, input, flags: { format, yes = true } }: OperationCall,
  edges: World,
  exit: (code: number) => void,
): Promise<void> {
  if (input["dry_run"] !== true) await confirm({ yes, target, what: operation.name }, edges);
  const context = contextOf(edges, exit);
  const rows = await withDatabase(target, context, (sql) => {
    // Reading says nothing, and over HTTP nobody could hear it.
    if (operation.effect !== "read") sql.onNotice((notice) => printNotice(notice, context));
    context.progress.show(`${operation.name}: ${sql.label}`);
    return callOperation(sql, operation, input);
  });
  printRows(rows, Object.keys(operation.row.shape), format, context);
}
