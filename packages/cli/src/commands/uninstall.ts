import { Command } from "commander";
import { uninstall } from "pggit";
import * as z from "zod";
import { confirm } from "../confirm.ts";
import { CommonFlags, contextOf, printJson, withDatabase } from "../context.ts";
import { usualExitCodes } from "../help-text.ts";
import { addTarget } from "../target-argument.ts";
import type { World } from "../world.ts";
import { addFlags, readFlags } from "../flags.ts";

const Flags = CommonFlags.extend({
  yes: z.boolean().default(false).describe("remove pgGit and all history without asking"),
});

const examples = `
${usualExitCodes}

Example:
  $ pggit uninstall env:STAGING_URL --yes
`;

/** `pggit uninstall`: pgGit and its history out of a database. */
export function uninstallCommand(edges: World, exit: (code: number) => void): Command {
  const command = new Command("uninstall")
    .description("Remove pgGit and all its history from a database; your own objects stay")
    .addHelpText("after", examples);
  addTarget(command);
  addFlags(command, Flags);
  return command.action(async (target: string, values: Record<string, unknown>) => {
    const { format, yes } = readFlags(Flags, values);
    await confirm(
      { yes, target, what: "uninstall removes pgGit and all its history, which" },
      edges,
    );
    const context = contextOf(edges, exit);
    const [removed, label] = await withDatabase(
      target,
      context,
      async (sql) => [await uninstall(sql), sql.label] as const,
    );
    if (format === "json") return printJson({ database: label, ...removed }, edges);
    edges.stdout.write(`pgGit ${removed.version} and its history are removed from ${label}.\n`);
    if (removed.roles_kept.length > 0) {
      const roles = removed.roles_kept.join(", ");
      edges.stdout.write(`Roles that are still used elsewhere stay: ${roles}.\n`);
    }
  });
}
