import type { Command } from "commander";
import { callOperation, describeTarget, type Operation, PggitError } from "pggit";
import * as z from "zod";
import { CommonFlags, contextOf, printNotice, printRows, withDatabase } from "../context.ts";
import type { Edges } from "../edges.ts";
import { readFlags } from "../flags.ts";
import { operationCommand, readOperation } from "../operation-command.ts";

const Confirmed = CommonFlags.extend({
  yes: z.boolean().default(false).describe("do it; required, since it cannot be taken back"),
});

/** The command of an operation that takes one database and whose rows are its result. */
export function rowsCommand(
  operation: Operation,
  edges: Edges,
  exit: (code: number) => void,
): Command {
  const Flags = operation.effect === "destructive" ? Confirmed : CommonFlags;
  return operationCommand(operation, Flags).action(async (target: string, ...given: unknown[]) => {
    const { positional = [] } = operation;
    const values = given[positional.length] as Record<string, unknown>;
    const { format, yes = true } = readFlags(Flags, values) as z.output<typeof CommonFlags> & {
      yes?: boolean;
    };
    const input = readOperation(operation, values, given.slice(0, positional.length) as string[]);
    if (!yes && input["dry_run"] !== true) throw notConfirmed(operation, target);
    const context = contextOf(edges, exit);
    const rows = await withDatabase(target, context, (sql) => {
      // Reading says nothing, and over HTTP nobody could hear it.
      if (operation.effect !== "read") sql.onNotice((notice) => printNotice(notice, context));
      context.progress.show(`${operation.name}: ${sql.label}`);
      return callOperation(sql, operation, input);
    });
    printRows(rows, Object.keys(operation.row.shape), format, context);
  });
}

function notConfirmed({ name, summary }: Operation, target: string): PggitError {
  return new PggitError({
    code: "CONFIRMATION_REQUIRED",
    message: `${name} cannot be taken back (${summary}: ${describeTarget(target)}).`,
    hint: "Nothing was done. Say --yes if that is what you want.",
  });
}
