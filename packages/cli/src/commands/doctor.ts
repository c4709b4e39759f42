import { Command } from "commander";
import { type Diagnosis, diagnose, textTable } from "pggit";
import {
  CommonFlags,
  type Context,
  contextOf,
  printJson,
  printLines,
  withDatabase,
} from "../context.ts";
import { addFlags, readFlags } from "../flags.ts";
import { addTarget } from "../target-argument.ts";
import { isName } from "../targets.ts";
import type { World } from "../world.ts";
import { paint } from "./paint.ts";

const notes = `
Only reads, in one transaction, and needs no more than the right to connect. Below the table
stands what would change something: a statement for whoever may run it, or a command.

Exit code: 0, 1 where something is broken or missing (error or warning), 2 where it could not look

Example:
  $ pggit doctor env:PRODUCTION_URL
`;

/** `pggit doctor`: how a database stands, what the role may do, and what it lacks. */
export function doctorCommand(edges: World, exit: (code: number) => void): Command {
  const command = new Command("doctor")
    .description("Say what is installed, what the role may do, and how to grant what it lacks")
    .addHelpText("after", notes);
  addTarget(command);
  addFlags(command, CommonFlags);
  return command.action(async (target: string, values: Record<string, unknown>) => {
    const { format } = readFlags(CommonFlags, values);
    const context = contextOf(edges, exit);
    const diagnosis = await withDatabase(target, context, (sql) => {
      context.progress.show(`looking at ${sql.label}`);
      return diagnose(sql, () => edges.now().getTime());
    });
    const isSound = diagnosis.observations.every(
      ({ status }) => status === "ok" || status === "info",
    );
    exit(isSound ? 0 : 1);
    if (format === "json") return printJson(diagnosis, edges);
    const lines = inWords(diagnosis, context);
    const name = isPrintable(target) ? target : "TARGET";
    printLines(
      lines.map((line) => line.replace(/^( +pggit .*)\bTARGET\b/, `$1${name}`)),
      edges,
    );
  });
}

/** A name or a reference, with nothing secret in it. */
function isPrintable(target: string): boolean {
  return isName(target) || /^(?:env|arn|pglite|memory):/i.test(target);
}

const colours = { ok: "green", info: "dim", warning: "yellow", error: "red" } as const;

function inWords({ observations }: Diagnosis, context: Context): string[] {
  const table = textTable(
    ["subject", "status", "details"],
    observations.map(({ subject, status, details }) => [subject, status, details]),
    {
      ...context.terminal,
      paint: (text, row, column) => {
        const { status } = observations[row] ?? {};
        return column === 1 && status ? paint(text, colours[status], context) : text;
      },
    },
  );
  const remedies = observations.flatMap(({ subject, remedy }) =>
    remedy === null ? [] : [`  ${subject}:`, `    ${remedy}`],
  );
  return remedies.length === 0 ? table : [...table, "", "What would change it:", ...remedies];
}
