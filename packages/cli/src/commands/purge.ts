import type { Command } from "commander";
import { callOperation, purgeHistory, purgeHistoryOperation } from "pggit";
import * as z from "zod";
import { confirm } from "../confirm.ts";
import { CommonFlags, contextOf, printRows, withDatabase } from "../context.ts";
import type { World } from "../world.ts";
import { readFlags } from "../flags.ts";
import { operationCommand, readOperation } from "../operation-command.ts";

const Flags = CommonFlags.extend({
  yes: z.boolean().default(false).describe("do it without asking"),
});

const notes = `
Without --no-dry-run it shows what would go and changes nothing. Branches, milestones, current
versions and open conflicts stay however old they are. It works in short transactions: stopped in
the middle, it goes on where it is called again.
`;

/** `pggit history purge`: old history out of a database. */
export function purgeCommand(edges: World, exit: (code: number) => void): Command {
  return operationCommand(purgeHistoryOperation, Flags, notes).action(
    async (target: string, values: Record<string, unknown>) => {
      const { format, yes } = readFlags(Flags, values);
      const input = readOperation(purgeHistoryOperation, values);
      const context = contextOf(edges, exit);
      if (!input.dry_run) await confirm({ yes, target, what: "history purge" }, edges);
      const rows = await withDatabase(target, context, async (sql) => {
        if (input.dry_run) return callOperation(sql, purgeHistoryOperation, input);
        const purged = await purgeHistory(sql, {
          olderThan: input.older_than,
          keepMilestones: input.keep_milestones,
          onProgress: context.progress.show,
        });
        return purged.rows;
      });
      printRows(rows, Object.keys(purgeHistoryOperation.row.shape), format, context);
      if (format === "text") edges.stdout.write(`\n${closing(input.dry_run)}\n`);
    },
  );
}

function closing(isDry: boolean): string {
  return isDry
    ? "Nothing was removed. To remove it, run the same with --no-dry-run --yes."
    : "The room is used again after the next VACUUM, which autovacuum runs by itself.";
}
