import type { Command } from "commander";
import { branchCreate, branchList, branchRename, branchSwitch, callOperation } from "pggit";
import { CommonFlags, printJson } from "../context.ts";
import type { World } from "../world.ts";
import { databaseCommand } from "./database-command.ts";
import { listCommand, type MakeCommand } from "./list-command.ts";
import { paint, shortHash, shortTime } from "./paint.ts";

export const branchListCommand: MakeCommand = listCommand(branchList, [
  {
    name: "branch",
    cell: (row) => `${row.kind === "current" ? "* " : "  "}${row.name}`,
    colour: (row) => (row.kind === "current" ? "green" : "bold"),
  },
  { name: "commit", cell: (row) => shortHash(row.commit_hash ?? ""), colour: () => "yellow" },
  { name: "time (UTC)", cell: (row) => shortTime(row.committed_at ?? ""), colour: () => "dim" },
  { name: "objects", cell: (row) => String(row.objects) },
  { name: "message", cell: (row) => row.message ?? "" },
  { name: "fetched from", cell: (row) => row.fetched_from ?? "" },
]);

const notes = "\nExit code: 0, or 2 after an error\n";

export function branchCreateCommand(edges: World, exit: (code: number) => void): Command {
  return databaseCommand(
    branchCreate,
    {
      flags: CommonFlags,
      notes,
      read: (sql, input) => callOperation(sql, branchCreate, input),
      print: (rows, { input, flags, context }) => {
        if (flags.format === "json") return printJson(rows, edges);
        const [row] = rows;
        const at = paint(shortHash(row?.create_branch ?? "no commit"), "yellow", context);
        edges.stdout.write(`${input.name} stands at ${at}\n`);
      },
    },
    edges,
    exit,
  );
}

export function branchSwitchCommand(edges: World, exit: (code: number) => void): Command {
  return databaseCommand(
    branchSwitch,
    {
      flags: CommonFlags,
      notes,
      read: (sql, input) => callOperation(sql, branchSwitch, input),
      print: (rows, { input, flags, context }) => {
        if (flags.format === "json") return printJson(rows, edges);
        const [row] = rows;
        const at = paint(shortHash(row?.switch_branch ?? "no commit"), "yellow", context);
        edges.stdout.write(`new commits go to ${input.name}, which stands at ${at}\n`);
      },
    },
    edges,
    exit,
  );
}

export function branchRenameCommand(edges: World, exit: (code: number) => void): Command {
  return databaseCommand(
    branchRename,
    {
      flags: CommonFlags,
      notes,
      read: (sql, input) => callOperation(sql, branchRename, input),
      print: (rows, { input, flags }) => {
        if (flags.format === "json") return printJson(rows, edges);
        edges.stdout.write(`${input.name} is now called ${input.new_name}\n`);
      },
    },
    edges,
    exit,
  );
}
