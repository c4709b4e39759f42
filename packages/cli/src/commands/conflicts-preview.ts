import type { Command } from "commander";
import { callOperation, conflictsPreview } from "pggit";
import { CommonFlags, printJson, printLines } from "../context.ts";
import { previewLines } from "../resolve/conflict-screen.ts";
import type { World } from "../world.ts";
import { databaseCommand } from "./database-command.ts";

/** `pggit conflicts preview`: the statements of a resolution, and what becomes of the definition. */
export function previewCommand(edges: World, exit: (code: number) => void): Command {
  return databaseCommand(
    conflictsPreview,
    {
      flags: CommonFlags,
      notes: "\nExit code: 0, or 2 after an error, as where it cannot be resolved so\n",
      read: (sql, input) => callOperation(sql, conflictsPreview, input),
      print: (rows, { flags, context }) => {
        if (flags.format === "json") return printJson(rows, edges);
        printLines(previewLines(rows, context), edges);
      },
    },
    edges,
    exit,
  );
}
