/**
 * SQL as psql runs and prints it, over the driver, since psql itself is not on every machine.
 */
import { Client, type QueryResult } from "pg";
import { statementsOf, withVariables } from "./psql-text.ts";
import { alignedTable } from "./psql-table.ts";

/** How rows are printed: as a table, or bare (`-At`). */
export interface PsqlOptions {
  readonly bare?: boolean;
}

/** A session of psql. */
export interface Psql {
  /** Runs a script and returns what psql prints, warnings and the error that ended it included. */
  readonly run: (script: string) => Promise<{ readonly printed: string; readonly failed: boolean }>;
  readonly close: () => Promise<void>;
}

const numeric = new Set([20, 21, 23, 26, 700, 701, 1700]);

/** Opens a session. */
export async function psql(url: string, { bare = false }: PsqlOptions = {}): Promise<Psql> {
  const client = new Client({ connectionString: url, types: { getTypeParser: () => String } });
  const variables = new Map<string, string>();
  let lines: string[] = [];
  client.on("error", () => undefined);
  client.on("notice", ({ severity, message, detail, hint }) => {
    lines.push(...said(severity ?? "NOTICE", message ?? "", detail, hint));
  });
  await client.connect();
  return {
    run: async (script) => {
      lines = [];
      try {
        for (const { text, isKept } of statementsOf(script)) {
          const query = { text: withVariables(text, variables), rowMode: "array" } as const;
          const result = await client.query<(string | null)[]>(query);
          if (isKept) keep(result, variables);
          else lines.push(...table(result, bare));
        }
        return { printed: lines.join("\n"), failed: false };
      } catch (thrown) {
        if (!(thrown instanceof Error)) throw thrown;
        const { message, detail, hint } = thrown as Error & { detail?: string; hint?: string };
        lines.push(...said("ERROR", message, detail, hint));
        return { printed: lines.join("\n"), failed: true };
      }
    },
    close: () => client.end(),
  };
}

function said(severity: string, message: string, detail?: string, hint?: string): string[] {
  return [
    ...`${severity}:  ${message}`.split("\n"),
    ...(detail ? [`DETAIL:  ${detail}`] : []),
    ...(hint ? [`HINT:  ${hint}`] : []),
  ];
}

function keep({ rows, fields }: QueryResult<(string | null)[]>, into: Map<string, string>): void {
  if (rows.length !== 1) throw new Error(`\\gset needs one row, not ${rows.length}`);
  fields.forEach(({ name }, at) => into.set(name, rows[0]?.[at] ?? ""));
}

function table({ rows, fields }: QueryResult<(string | null)[]>, bare: boolean): string[] {
  const cells = rows.map((row) => row.map((cell) => cell ?? ""));
  if (bare) return cells.map((row) => row.join("|"));
  // A function without a result has one empty row, of which psql makes a table with nothing in it.
  if (fields.every(({ dataTypeID }) => dataTypeID === 2278)) return [];
  return alignedTable(
    fields.map(({ name, dataTypeID }) => ({ name, isNumber: numeric.has(dataTypeID) })),
    cells,
  );
}
