import { Command, Option } from "commander";
import { version } from "pggit";
import { wantsColour } from "./colour.ts";
import { makeCommands } from "./commands.ts";
import { completeCommand } from "./commands/complete.ts";
import { configFile } from "./environments-config.ts";
import { addCommands } from "./groups.ts";
import { fillHelp } from "./help-text.ts";
import { takesTarget } from "./target-argument.ts";
import { widthOf } from "./width.ts";
import type { World } from "./world.ts";

const notes = `
A database is a URL (postgres://...), a connection string (host=... dbname=...), env:NAME for a
variable, the ARN of a secret, pglite:/directory, memory:, or a name of ${configFile}.

Exit code: 0 where it was done, 1 where it found something (a difference, a fault), 2 after an error

Example:
  $ pggit compare env:PRODUCTION_URL env:STAGING_URL
`;

/** Help is wrapped to this where there is no terminal. */
const usualWidth = 100;

/**
 * The program as commander parses it and as completion reads it.
 *
 * @param argv arguments that it is for: where they name a command, there is only that
 */
export function makeProgram(
  world: World,
  exit: (code: number) => void,
  argv: readonly string[] = [],
): Command {
  const program = new Command("pggit")
    .description("Git's memory for PostgreSQL schemas")
    .version(version)
    .addHelpText("after", notes);
  const commands = addCommands(program, makeCommands(argv, world, exit));
  program.addCommand(completeCommand(world), { hidden: true });
  for (const command of commands.filter(takesTarget)) command.addOption(configOption());
  for (const command of [program, ...commands]) settle(command, world);
  return program;
}

function configOption(): Option {
  const description = `where environments have their names; else PGGIT_CLI_CONFIG, or ${configFile} here or above`;
  return new Option("--config <file>", description);
}

/** Errors are thrown, and text goes where the world takes it, as wide as that is. */
function settle(command: Command, { stdout, stderr, environment }: World): void {
  const helpWidth = (output: typeof stdout) => {
    const width = widthOf(output, environment);
    return Number.isFinite(width) ? width : usualWidth;
  };
  command
    .exitOverride()
    .showHelpAfterError("hint: Add --help to see what it takes.")
    .configureHelp({ minWidthToWrap: 20, subcommandTerm: (each) => each.name() })
    .configureOutput({
      writeOut: (text) => stdout.write(fillHelp(text, helpWidth(stdout))),
      // Help that was not asked for goes there, too.
      writeErr: (text) =>
        stderr.write(text.startsWith("Usage:") ? fillHelp(text, helpWidth(stderr)) : text),
      getOutHelpWidth: () => helpWidth(stdout),
      getErrHelpWidth: () => helpWidth(stderr),
      getOutHasColors: () => wantsColour(stdout, environment),
      getErrHasColors: () => wantsColour(stderr, environment),
    });
}
