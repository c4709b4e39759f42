import { Command } from "commander";
import { type Installation, install } from "pggit";
import * as z from "zod";
import { CommonFlags, contextOf, printJson, withDatabase } from "../context.ts";
import { usualExitCodes } from "../help-text.ts";
import { addTarget } from "../target-argument.ts";
import type { World } from "../world.ts";
import { addFlags, readFlags } from "../flags.ts";

const Flags = CommonFlags.extend({
  repair: z
    .boolean()
    .default(false)
    .describe("apply everything again, although this version is installed"),
});

const examples = `
${usualExitCodes}

Example:
  $ pggit install env:STAGING_URL
`;

/** `pggit install`: pgGit into a database, or up to this version. */
export function installCommand(edges: World, exit: (code: number) => void): Command {
  const command = new Command("install")
    .description("Install pgGit into a database, or bring it up to this version")
    .addHelpText("after", examples);
  addTarget(command);
  addFlags(command, Flags);
  return command.action(async (target: string, values: Record<string, unknown>) => {
    const { format, repair } = readFlags(Flags, values);
    const context = contextOf(edges, exit);
    const [installed, label] = await withDatabase(target, context, async (sql) => {
      const onProgress = context.progress.show;
      return [await install(sql, { repair, onProgress }), sql.label] as const;
    });
    if (format === "json") return printJson({ database: label, ...installed }, edges);
    edges.stdout.write(`${inWords(installed, label)}\n`);
    for (const note of installed.notes) edges.stdout.write(`${note}\n`);
  });
}

function inWords({ outcome, version }: Installation, label: string): string {
  switch (outcome) {
    case "installed":
      return `pgGit ${version} is installed in ${label}.`;
    case "upgraded":
      return `pgGit in ${label} is upgraded to ${version}.`;
    case "repaired":
      return `pgGit ${version} in ${label} is applied anew.`;
    case "unchanged":
      return `pgGit ${version} was installed in ${label} already; nothing was done.`;
  }
}
