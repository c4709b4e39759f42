import type { Command } from "commander";
import { callOperation, statusOperation } from "pggit";
import { CommonFlags, contextOf, printRows, withDatabase } from "../context.ts";
import type { Edges } from "../edges.ts";
import { readFlags } from "../flags.ts";
import { operationCommand } from "../operation-command.ts";

const examples = `
Example:
  $ pggit status env:PRODUCTION_URL
`;

/** `pggit status`: whether a database is tracked. */
export function statusCommand(edges: Edges, exit: (code: number) => void): Command {
  return operationCommand(statusOperation, CommonFlags)
    .addHelpText("after", examples)
    .action(async (target: string, values: Record<string, unknown>) => {
      const { format } = readFlags(CommonFlags, values);
      const context = contextOf(edges, exit);
      const rows = await withDatabase(target, context, (sql) =>
        callOperation(sql, statusOperation, {}),
      );
      printRows(rows, Object.keys(statusOperation.row.shape), format, context);
    });
}
