import { Command } from "commander";
import { describeTarget, PggitError, uninstall } from "pggit";
import * as z from "zod";
import { CommonFlags, contextOf, printJson, withDatabase } from "../context.ts";
import type { Edges } from "../edges.ts";
import { addFlags, readFlags } from "../flags.ts";

const Flags = CommonFlags.extend({
  yes: z.boolean().default(false).describe("remove pgGit and all history; required"),
});

const examples = `
Example:
  $ pggit uninstall postgres://owner@localhost/shop --yes
`;

/** `pggit uninstall`: pgGit and its history out of a database. */
export function uninstallCommand(edges: Edges, exit: (code: number) => void): Command {
  const command = new Command("uninstall")
    .description("Remove pgGit and all its history from a database; your own objects stay")
    .argument("<target>", "the database")
    .addHelpText("after", examples);
  addFlags(command, Flags);
  return command.action(async (target: string, values: Record<string, unknown>) => {
    const { format, yes } = readFlags(Flags, values);
    if (!yes) throw notConfirmed(target);
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

function notConfirmed(target: string): PggitError {
  return new PggitError({
    code: "CONFIRMATION_REQUIRED",
    message: `This would remove pgGit and all its history from ${describeTarget(target)}.`,
    hint: "Nothing was removed. Say --yes if that is what you want.",
  });
}
