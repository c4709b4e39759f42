import type { Command } from "commander";
import { callOperation, historyExport } from "pggit";
import * as z from "zod";
import type { Edges } from "../edges.ts";
import { databaseCommand } from "./database-command.ts";

const Flags = z.object({
  output: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "write to a file instead of standard output", value: "<file>" }),
});

const notes = `
Exit code: 0, or 2 after an error
`;

/** `pggit history export`: the schema as it was at a commit. */
export function historyExportCommand(edges: Edges, exit: (code: number) => void): Command {
  return databaseCommand(
    historyExport,
    {
      flags: Flags,
      notes,
      read: async (sql, input) => {
        const [row] = await callOperation(sql, historyExport, input);
        return row?.export_commit ?? "";
      },
      print: async (text, { input, flags: { output } }) => {
        if (output === undefined) return edges.stdout.write(`${text}\n`);
        await edges.writeFile(output, `${text}\n`);
        edges.stdout.write(`the schema at ${input.commit} written to ${output}\n`);
      },
    },
    edges,
    exit,
  );
}
