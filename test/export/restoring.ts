/** Exporting a database of a test and restoring the text in another. */
import {
  type Comparison,
  compareDatabases,
  connect,
  type ExportOptions,
  exportSchema,
  type Sql,
} from "pggit";
import type { Database } from "../servers/databases.ts";

/** The text of an export. */
export function exported(url: string, options?: ExportOptions): Promise<string> {
  return withSql(url, (sql) => textOf(sql, options));
}

/** The text of an export over a connection that is open. */
export async function textOf(sql: Sql, options?: ExportOptions): Promise<string> {
  const pieces: string[] = [];
  await exportSchema(sql, (piece) => void pieces.push(piece), options);
  return pieces.join("");
}

/** Runs an export in an empty database, in one transaction as its header says. */
export async function restore(text: string, into: Database): Promise<void> {
  const client = await into.client();
  await client.query(`begin;\n${text}\ncommit`);
}

/** What two databases differ in, all aspects compared; empty where nothing does. */
export async function differences(base: string, head: string): Promise<string[]> {
  const { rows, not_compared } = await compared(base, head);
  return [
    ...rows
      .filter((row) => row.difference !== "Same")
      .map((row) => `${row.object_type} ${row.identity}: ${row.difference}`),
    ...not_compared.map((kind) => `${kind.object_type} is not compared`),
  ];
}

function compared(base: string, head: string): Promise<Comparison> {
  return withSql(base, (baseSql) => withSql(head, (headSql) => comparedInFull(baseSql, headSql)));
}

/** Compares what was exported with what was restored, in all aspects. */
export function comparedInFull(original: Sql, restored: Sql): Promise<Comparison> {
  return compareDatabases(
    { name: "original", sql: original },
    { name: "restored", sql: restored },
    { include: ["owner", "privileges", "comments"] },
  );
}

async function withSql<Result>(url: string, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const sql = await connect(url);
  try {
    return await work(sql);
  } finally {
    await sql.close();
  }
}
