import type { Command } from "commander";
import {
  branchCreate,
  branchList,
  branchRename,
  branchSwitch,
  conflictsPreview,
  conflictsResolve,
  operations,
  purgeHistoryOperation,
} from "pggit";
import {
  branchCreateCommand,
  branchListCommand,
  branchRenameCommand,
  branchSwitchCommand,
} from "./commands/branch.ts";
import { compareCommand } from "./commands/compare.ts";
import { completionCommand } from "./commands/completion.ts";
import { previewCommand } from "./commands/conflicts-preview.ts";
import { resolveCommand } from "./commands/conflicts-resolve.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { exportCommand } from "./commands/export.ts";
import { fetchCommand } from "./commands/fetch.ts";
import { diffCommand, showCommand } from "./commands/history-changes.ts";
import { historyExportCommand } from "./commands/history-export.ts";
import { blameCommand, logCommand, versionsCommand } from "./commands/history-lists.ts";
import { objectCommand } from "./commands/history-object.ts";
import { installCommand } from "./commands/install.ts";
import { keysCreateCommand } from "./commands/keys-create.ts";
import { maintainCommand } from "./commands/maintain.ts";
import { rowsCommand } from "./commands/operation.ts";
import { purgeCommand } from "./commands/purge.ts";
import { serveCommand } from "./commands/serve.ts";
import { uninstallCommand } from "./commands/uninstall.ts";
import { verifyCommand } from "./commands/verify.ts";
import type { MakeCommand } from "./commands/list-command.ts";

/** Commands whose text or work is more than the rows of an operation, by their full names. */
const own: Readonly<Record<string, MakeCommand>> = {
  compare: compareCommand,
  install: installCommand,
  uninstall: uninstallCommand,
  doctor: doctorCommand,
  verify: verifyCommand,
  export: exportCommand,
  fetch: fetchCommand,
  maintain: maintainCommand,
  serve: serveCommand,
  completion: completionCommand,
  "history log": logCommand,
  "history show": showCommand,
  "history diff": diffCommand,
  "history blame": blameCommand,
  "history object": objectCommand,
  "history versions": versionsCommand,
  "history export": historyExportCommand,
  [branchList.name]: branchListCommand,
  [branchCreate.name]: branchCreateCommand,
  [branchSwitch.name]: branchSwitchCommand,
  [branchRename.name]: branchRenameCommand,
  [conflictsPreview.name]: previewCommand,
  [conflictsResolve.name]: resolveCommand,
  "keys create": keysCreateCommand,
  [purgeHistoryOperation.name]: purgeCommand,
};

/** Every command by its full name, in the order of `pggit --help`. */
const makers: ReadonlyMap<string, MakeCommand> = new Map([
  ...Object.entries(own),
  ...operations
    .filter(({ name }) => !(name in own))
    .map((operation): [string, MakeCommand] => [
      operation.name,
      (world, exit) => rowsCommand(operation, world, exit),
    ]),
]);

/**
 * Makes the commands that arguments may mean: the one that they name, which takes
 * a tenth of the time of making all, and all where they name none.
 *
 * @returns each command with its full name
 */
export function makeCommands(
  argv: readonly string[],
  ...context: Parameters<MakeCommand>
): (readonly [name: string, command: Command])[] {
  const [first = "", second = ""] = argv;
  const named = [first, `${first} ${second}`].filter((name) => makers.has(name));
  const wanted = named.length > 0 ? named : [...makers.keys()];
  return wanted.flatMap((name) => {
    const make = makers.get(name);
    return make ? [[name, make(...context)] as const] : [];
  });
}
