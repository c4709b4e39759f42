import type { Command } from "commander";
import { verificationOf, verifyConsistency, verifyInSteps } from "pggit";
import { CommonFlags, contextOf, printRows, withDatabase } from "../context.ts";
import type { World } from "../world.ts";
import { readFlags } from "../flags.ts";
import { operationCommand, readOperation } from "../operation-command.ts";

const notes = `
Exit code: 0 where the history is consistent, 1 where it is not, 2 after an error
`;

/** `pggit verify`: whether the history of a database can be trusted. */
export function verifyCommand(edges: World, exit: (code: number) => void): Command {
  return operationCommand(verifyConsistency, CommonFlags, notes).action(
    async (target: string, values: Record<string, unknown>) => {
      const { format } = readFlags(CommonFlags, values);
      const input = readOperation(verifyConsistency, values);
      const context = contextOf(edges, exit);
      const rows = await withDatabase(target, context, (sql) =>
        verifyInSteps(sql, input, (check, place, total) =>
          context.progress.show(`verifying ${sql.label}: ${check} (${place} of ${total})`),
        ),
      );
      printRows(rows, Object.keys(verifyConsistency.row.shape), format, context);
      exit(verificationOf(target, rows).state === "consistent" ? 0 : 1);
    },
  );
}
