import type { Command } from "commander";
import { conflictsResolve, PggitError } from "pggit";
import { contextOf, printNotice, withDatabase } from "../context.ts";
import { readFlags } from "../flags.ts";
import { operationCommand, readOperation } from "../operation-command.ts";
import { walkResolution } from "../resolve/walk-resolution.ts";
import type { World } from "../world.ts";
import { Confirmed, printOperation } from "./operation.ts";

const notes = `
On a terminal, what is left out is asked for: without a resolution you see both sides, what
each resolution would run, and choose; without an id you choose among the open conflicts.
`;

/** `pggit conflicts resolve`: at once, or step by step with whoever sits at the terminal. */
export function resolveCommand(edges: World, exit: (code: number) => void): Command {
  return operationCommand(conflictsResolve, Confirmed, notes, ["conflict_id", "resolution"]).action(
    async (
      target: string,
      id: string | undefined,
      resolution: string | undefined,
      values: Record<string, unknown>,
    ) => {
      const flags = readFlags(Confirmed, values);
      if (id !== undefined && resolution !== undefined) {
        const input = readOperation(conflictsResolve, values, [id, resolution]);
        return printOperation(conflictsResolve, { target, input, flags }, edges, exit);
      }
      const { ask } = edges;
      if (!ask) throw missing(id === undefined ? "conflict-id" : "resolution");
      const context = contextOf(edges, exit);
      const reason = values["reason"] as string | undefined;
      const done = await withDatabase(target, context, (sql) => {
        context.progress.clear();
        sql.onNotice((notice) => printNotice(notice, context));
        return walkResolution({ sql, ask, context, id, reason });
      });
      edges.stdout.write(`${done}\n`);
    },
  );
}

function missing(argument: string): PggitError {
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message: `The argument ${argument} is missing, and there is no terminal to ask at.`,
    hint: "Add --help to see what it takes.",
  });
}
