import { Command } from "commander";
import { Interval, maintain } from "pggit";
import * as z from "zod";
import { confirm } from "../confirm.ts";
import { CommonFlags, contextOf, printRows, withDatabase } from "../context.ts";
import { addTarget } from "../target-argument.ts";
import type { World } from "../world.ts";
import { addFlags, readFlags } from "../flags.ts";

const Flags = CommonFlags.extend({
  tables: z.array(z.string().min(1)).optional().meta({
    description: "vacuum and reindex these tables, as SQL names them; pgGit's own when left out",
    value: "<names>",
    commas: true,
  }),
  reindex: z.boolean().default(true).describe("do not build indexes anew"),
  purge: z.boolean().default(true).describe("do not remove old history"),
  older_than: Interval.default("6 months").meta({
    description: "how old history has to be to be removed",
    value: "<interval>",
  }),
  keep_milestones: z.boolean().default(true).describe("remove old milestones, too"),
  pause: Interval.default("2 hours").meta({
    description: "tracking resumes by itself after this, whatever happens",
    value: "<interval>",
  }),
  yes: z.boolean().default(false).describe("do it without asking; not needed with --no-purge"),
});

const notes = `
Pauses tracking, vacuums and reindexes (concurrently), verifies history and mends it, purges, and
resumes tracking. A step that fails does not keep the others from being done.

Exit code: 0 where every step was done, 1 where one failed or the server warned, 2 after an error

Example:
  $ pggit maintain env:PRODUCTION_URL --tables orders,customers --older-than '1 year' --yes
`;

/** `pggit maintain`: a maintenance window. */
export function maintainCommand(edges: World, exit: (code: number) => void): Command {
  const command = new Command("maintain")
    .description("Vacuum, reindex, verify and purge while tracking is paused")
    .addHelpText("after", notes);
  addTarget(command);
  addFlags(command, Flags);
  return command.action(async (target: string, values: Record<string, unknown>) => {
    const flags = readFlags(Flags, values);
    if (flags.purge) {
      await confirm(
        {
          yes: flags.yes,
          target,
          what: "maintain removes old history, which",
          otherwise: "Say --yes if that is what you want, or --no-purge.",
        },
        edges,
      );
    }
    const context = contextOf(edges, exit);
    const steps = await withDatabase(target, context, (sql) =>
      maintain(sql, {
        ...(flags.tables && { tables: flags.tables }),
        reindex: flags.reindex,
        purge: flags.purge
          ? { olderThan: flags.older_than, keepMilestones: flags.keep_milestones }
          : null,
        pause: flags.pause,
        onProgress: context.progress.show,
      }),
    );
    const rows = steps.map((step) => ({ ...step }));
    printRows(rows, ["step", "object", "outcome", "details"], flags.format, context);
    exit(steps.every(({ outcome }) => outcome === "done") ? 0 : 1);
  });
}
