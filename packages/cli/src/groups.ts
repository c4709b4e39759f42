import { Command } from "commander";

/** What the groups of operations are about, as `pggit --help` lists them. */
const groups: Readonly<Record<string, string>> = {
  history: "What changed, when and by whom",
  emergency: "Switch tracking off at 3 a.m., and on again",
  tracking: "Pause tracking for planned work, and resume it",
  deployment: "Group commits under the name of a deployment",
  branch: "Lines of history: mark, list and switch them",
  milestone: "Commits that have a name and are kept",
  keys: "Keys for the operations API",
  webhooks: "What senders of webhooks delivered, and what came of it",
  events: "The audit log: what was done, by whom, and how it ended",
  checks: "What verify checks, and what fixing does",
  conflicts: "Conflicts: list, preview and resolve them",
};

/**
 * Adds each command under its operation's name: at the top, or in the group that
 * the name begins with.
 *
 * @returns every command added, groups included
 */
export function addCommands(
  program: Command,
  commands: readonly (readonly [name: string, command: Command])[],
): Command[] {
  const made = new Map<string, Command>();
  for (const [name, command] of commands) {
    const [group] = name.includes(" ") ? name.split(" ") : [];
    if (group !== undefined && !made.has(group)) {
      const parent = new Command(group).description(groups[group] ?? "");
      made.set(group, parent);
      program.addCommand(parent);
    }
    (made.get(group ?? "") ?? program).addCommand(command);
  }
  return [...made.values(), ...commands.map(([, command]) => command)];
}
