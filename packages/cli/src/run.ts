import { Command, CommanderError } from "commander";
import { type Operation, operations, PggitError, purgeHistoryOperation, version } from "pggit";
import { branchCommands } from "./commands/branch.ts";
import { compareCommand } from "./commands/compare.ts";
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
import type { Edges } from "./edges.ts";
import { addCommands } from "./groups.ts";
import { reportFailure } from "./print-error.ts";

const example = `
Example:
  $ pggit compare env:PRODUCTION_URL env:STAGING_URL
`;

const usageError = 2;

/**
 * Runs the command line.
 *
 * @param argv the arguments, without node and the script
 * @returns the exit code: 0, 1 where a comparison or verification found
 *   something, 2 after an error; nothing is thrown
 */
export async function run(argv: readonly string[], edges: Edges): Promise<number> {
  let exitCode = 0;
  const asJson = asksForJson(argv);
  const program = programFor(asJson ? withoutProse(edges) : edges, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) return reportFailure(thrown, edges, asJson);
    if (thrown.exitCode === 0) return 0;
    return asJson ? reportFailure(misused(thrown), edges, asJson) : usageError;
  }
}

function programFor(edges: Edges, exit: (code: number) => void): Command {
  const program = new Command("pggit")
    .description("Git's memory for PostgreSQL schemas")
    .version(version)
    .addHelpText("after", example);
  const own = [
    compareCommand(edges, exit),
    installCommand(edges, exit),
    uninstallCommand(edges, exit),
    verifyCommand(edges, exit),
    exportCommand(edges, exit),
    fetchCommand(edges, exit),
    maintainCommand(edges, exit),
    serveCommand(edges),
  ].map((command) => [command.name(), command] as const);
  const special = [
    ...own,
    ...historyCommands(edges, exit),
    ...branchCommands(edges, exit),
    ["keys create", keysCreateCommand(edges)] as const,
    [purgeHistoryOperation.name, purgeCommand(edges, exit)] as const,
  ];
  const isSpecial = ({ name }: Operation) => special.some(([known]) => known === name);
  const commands = addCommands(program, [
    ...special,
    ...operations
      .filter((operation) => !isSpecial(operation))
      .map((operation) => [operation.name, rowsCommand(operation, edges, exit)] as const),
  ]);
  for (const command of [program, ...commands]) {
    command
      .exitOverride()
      .showHelpAfterError("hint: add --help to see what it takes")
      .configureOutput({ writeOut: edges.stdout.write, writeErr: edges.stderr.write });
  }
  return program;
}

/** What commander has printed as prose already, as an error like any other. */
function misused({ message }: CommanderError): PggitError {
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message: `${message.replace(/^error: /, "").replace(/[.]$/, "")}.`,
    hint: "Add --help to see what it takes.",
  });
}

function withoutProse(edges: Edges): Edges {
  return { ...edges, stderr: { ...edges.stderr, write: () => undefined } };
}

/** Known before the arguments are parsed, since parsing them may be what fails. */
function asksForJson(argv: readonly string[]): boolean {
  return argv.some(
    (word, at) => word === "--format=json" || (word === "--format" && argv[at + 1] === "json"),
  );
}
