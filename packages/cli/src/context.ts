import stringWidth from "fast-string-width";
import { jsonText, type Measure, type Notice, type Sql, textTable } from "pggit";
import * as z from "zod";
import { wantsColour } from "./colour.ts";
import { type Progress, progressOn } from "./progress.ts";
import { openTarget } from "./targets.ts";
import { widthOf } from "./width.ts";
import type { World } from "./world.ts";

/** How a command prints its result. */
export const Format = z.enum(["text", "json"]);

/** What every command has besides its own flags. */
export const CommonFlags = z.object({
  format: Format.default("text").describe("how the result is printed"),
});

/** What a command works with. */
export interface Context {
  readonly edges: World;
  readonly progress: Progress;
  /** How text is set on standard output. */
  readonly terminal: {
    readonly width: number;
    readonly colour: boolean;
    readonly measure: Measure;
  };
  /** Says how the command ended; 0 where nothing is said. */
  readonly exit: (code: number) => void;
}

/** The context of one run. */
export function contextOf(edges: World, exit: (code: number) => void): Context {
  const { stdout, stderr, environment } = edges;
  return {
    edges,
    exit,
    progress: progressOn(stderr, widthOf(stderr, environment)),
    terminal: {
      width: widthOf(stdout, environment),
      colour: wantsColour(stdout, environment),
      measure: stringWidth,
    },
  };
}

/** Connects, works, and closes the connection whatever happened. */
export async function withDatabase<Result>(
  target: string,
  { edges, progress }: Context,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  progress.show("connecting");
  let sql: Sql | undefined;
  try {
    sql = await openTarget(await edges.targets.find(target), edges);
    return await work(sql);
  } finally {
    progress.clear();
    await sql?.close();
  }
}

/** Prints what the server said beside its result: `warning: ...`. */
export function printNotice({ severity, message }: Notice, { edges, progress }: Context): void {
  progress.clear();
  edges.stderr.write(`${severity.toLowerCase()}: ${message}\n`);
}

/**
 * Prints rows as JSON, or as a table with the columns of the first. A function
 * that returns nothing (void) has one row of nothing, which is no table.
 */
export function printRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  columns: readonly string[],
  format: z.output<typeof Format>,
  { edges, terminal }: Context,
): void {
  if (format === "json") return printJson(rows, edges);
  const cells = rows.map((row) => columns.map((column) => cellText(row[column])));
  if (cells.length === 1 && cells[0]?.every((cell) => cell === "")) return;
  printLines(textTable(columns, cells, terminal), edges);
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Prints lines; nothing where there are none. */
export function printLines(lines: readonly string[], { stdout }: Pick<World, "stdout">): void {
  if (lines.length > 0) stdout.write(`${lines.join("\n")}\n`);
}

/** Prints a value as JSON that people can read, too. */
export function printJson(value: unknown, { stdout }: Pick<World, "stdout">): void {
  stdout.write(jsonText(value));
}
