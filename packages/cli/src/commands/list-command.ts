import type { Command } from "commander";
import { callOperation, type OperationDefinition, textTable } from "pggit";
import type * as z from "zod";
import { CommonFlags, type Context, printJson, printLines } from "../context.ts";
import type { World } from "../world.ts";
import { databaseCommand, type Run } from "./database-command.ts";
import { paint } from "./paint.ts";

const notes = `
Times are read as PostgreSQL reads them and printed in UTC.
Exit code: 0, or 2 after an error
`;

/** A column of a list: its heading, its cell, and the colour of that. */
export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => string;
  readonly colour?: (row: Row) => Parameters<typeof paint>[1];
}

/** Makes a command where the world and its exit code are known. */
export type MakeCommand = (edges: World, exit: (code: number) => void) => Command;

/** A command whose rows are shown as a table with columns of its own. */
export function listCommand<Input extends z.ZodObject, Row extends z.ZodObject>(
  operation: OperationDefinition<Input, Row>,
  columns: readonly Column<z.output<Row>>[],
  after: (
    rows: readonly z.output<Row>[],
    run: Run<z.output<Input>, z.output<typeof CommonFlags>>,
  ) => void = () => undefined,
): MakeCommand {
  return (edges, exit) =>
    databaseCommand(
      operation,
      {
        flags: CommonFlags,
        notes,
        read: (sql, input) => callOperation(sql, operation, input as z.input<Input>),
        print: (rows, run) => {
          if (run.flags.format === "json") return printJson(rows, run.context.edges);
          printLines(table(rows, columns, run.context), run.context.edges);
          after(rows, run);
        },
      },
      edges,
      exit,
    );
}

function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  context: Context,
): string[] {
  const names = columns.map(({ name }) => name);
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const painted = (text: string, index: number, at: number) => {
    const [row, column] = [rows[index], columns[at]];
    return row && column?.colour ? paint(text, column.colour(row), context) : text;
  };
  return textTable(names, cells, { ...context.terminal, paint: painted });
}
