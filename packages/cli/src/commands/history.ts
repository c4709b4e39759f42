import type { Command } from "commander";
import type { World } from "../world.ts";
import { diffCommand, showCommand } from "./history-changes.ts";
import { historyExportCommand } from "./history-export.ts";
import { blameCommand, logCommand, versionsCommand } from "./history-lists.ts";
import { objectCommand } from "./history-object.ts";

/** The commands below `pggit history` whose text is more than a table, by their full names. */
export function historyCommands(
  edges: World,
  exit: (code: number) => void,
): (readonly [string, Command])[] {
  return [
    logCommand,
    showCommand,
    diffCommand,
    blameCommand,
    objectCommand,
    versionsCommand,
    historyExportCommand,
  ].map((make) => {
    const command = make(edges, exit);
    return [`history ${command.name()}`, command] as const;
  });
}
