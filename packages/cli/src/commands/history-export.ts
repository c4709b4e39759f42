import type { Command } from "commander";
import { callOperation, historyExport } from "pggit";
import * as z from "zod";
import { CommonFlags, printJson } from "../context.ts";
import type { World } from "../world.ts";
import { databaseCommand } from "./database-command.ts";

const Flags = CommonFlags.extend({
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
export function historyExportCommand(edges: World, exit: (code: number) => void): Command {
  return databaseCommand(
    historyExport,
    {
      flags: Flags,
      notes,
      read: async (sql, input) => {
        const [row] = await callOperation(sql, historyExport, input);
        return row?.export_commit ?? "";
      },
      print: async (schema, { input: { commit }, flags: { output, format } }) => {
        const isJson = format === "json";
        if (output === undefined) {
          if (isJson) return printJson({ commit, schema }, edges);
          return edges.stdout.write(`${schema}\n`);
        }
        await edges.writeFile(output, `${schema}\n`);
        if (isJson) return printJson({ commit, output }, edges);
        edges.stdout.write(`the schema at ${commit} written to ${output}\n`);
      },
    },
    edges,
    exit,
  );
}
