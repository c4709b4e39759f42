import type { Command } from "commander";
import { callOperation, exportSchema, exportSchemaSnapshot } from "pggit";
import * as z from "zod";
import { CommonFlags, type Context, contextOf, printJson, withDatabase } from "../context.ts";
import type { World } from "../world.ts";
import { readFlags } from "../flags.ts";
import { operationCommand, readOperation } from "../operation-command.ts";

const Flags = CommonFlags.extend({
  output: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "write to a file instead of standard output", value: "<file>" }),
});

const notes = `
The text is the same whenever the schema is, so it can be committed and reviewed as a diff.
`;

type Input = z.output<typeof exportSchemaSnapshot.input>;

/** `pggit export`: the schema of a database as DDL. */
export function exportCommand(edges: World, exit: (code: number) => void): Command {
  return operationCommand(exportSchemaSnapshot, Flags, notes).action(
    async (target: string, values: Record<string, unknown>) => {
      const { output, format } = readFlags(Flags, values);
      const input = readOperation(exportSchemaSnapshot, values);
      const context = contextOf(edges, exit);
      if (input.path !== null) return writeOnServer(target, input, format, context);
      if (output !== undefined) {
        const objects = await edges.streamFile(output, (to) => write(target, input, context, to));
        if (format === "json") return printJson({ objects, output }, edges);
        edges.stdout.write(`${objects} objects written to ${output}\n`);
      } else if (format === "json") {
        let schema = "";
        const objects = await write(target, input, context, (text) => {
          schema += text;
        });
        printJson({ objects, schema }, edges);
      } else {
        await write(target, input, context, toStdout(edges));
      }
    },
  );
}

function toStdout({ stdout }: World): (text: string) => Promise<void> {
  return (text) => {
    stdout.write(text);
    return stdout.drained();
  };
}

function write(
  target: string,
  { schemas, include }: Input,
  context: Context,
  to: (text: string) => void | Promise<void>,
): Promise<number> {
  const onProgress = context.progress.show;
  return withDatabase(target, context, (sql) =>
    exportSchema(sql, to, { schemas, include, onProgress }),
  );
}

async function writeOnServer(
  target: string,
  input: Input,
  format: "text" | "json",
  context: Context,
): Promise<void> {
  const [row] = await withDatabase(target, context, (sql) =>
    callOperation(sql, exportSchemaSnapshot, input),
  );
  if (format === "json") return printJson(row, context.edges);
  context.edges.stdout.write(`${row?.export_schema_snapshot}\n`);
}
