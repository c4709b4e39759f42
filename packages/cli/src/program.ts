import { Command, Option } from "commander";
import {
  conflictsPreview,
  conflictsResolve,
  type Operation,
  operations,
  purgeHistoryOperation,
  version,
} from "pggit";
import { wantsColour } from "./colour.ts";
import { branchCommands } from "./commands/branch.ts";
import { compareCommand } from "./commands/compare.ts";
import { completeCommand } from "./commands/complete.ts";
import { completionCommand } from "./commands/completion.ts";
import { previewCommand } from "./commands/conflicts-preview.ts";
import { resolveCommand } from "./commands/conflicts-resolve.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { exportCommand } from "./commands/export.ts";
import { fetchCommand } from "./commands/fetch.ts";
import { historyCommands } from "./commands/history.ts";
import { installCommand } from "./commands/install.ts";
import { keysCreateCommand } from "./commands/keys-create.ts";
import { maintainCommand } from "./commands/maintain.ts";
import { rowsCommand } from "./commands/operation.ts";
import { purgeCommand } from "./commands/purge.ts";
import { serveCommand } from "./commands/serve.ts";
import { uninstallCommand } from "./commands/uninstall.ts";
import { verifyCommand } from "./commands/verify.ts";
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

/** Every command, as commander parses it and as completion reads it. */
export function makeProgram(world: World, exit: (code: number) => void): Command {
  const program = new Command("pggit")
    .description("Git's memory for PostgreSQL schemas")
    .version(version)
    .addHelpText("after", notes);
  const own = [
    compareCommand(world, exit),
    installCommand(world, exit),
    uninstallCommand(world, exit),
    doctorCommand(world, exit),
    verifyCommand(world, exit),
    exportCommand(world, exit),
    fetchCommand(world, exit),
    maintainCommand(world, exit),
    serveCommand(world),
    completionCommand(world),
  ].map((command) => [command.name(), command] as const);
  const special = [
    ...own,
    ...historyCommands(world, exit),
    ...branchCommands(world, exit),
    [conflictsPreview.name, previewCommand(world, exit)] as const,
    [conflictsResolve.name, resolveCommand(world, exit)] as const,
    ["keys create", keysCreateCommand(world)] as const,
    [purgeHistoryOperation.name, purgeCommand(world, exit)] as const,
  ];
  const isSpecial = ({ name }: Operation) => special.some(([known]) => known === name);
  const commands = addCommands(program, [
    ...special,
    ...operations
      .filter((operation) => !isSpecial(operation))
      .map((operation) => [operation.name, rowsCommand(operation, world, exit)] as const),
  ]);
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
