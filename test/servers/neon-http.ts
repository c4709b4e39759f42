/**
 * What Neon answers to `POST /sql`: one statement, or several in one
 * transaction, for a connection string that comes with the request.
 *
 * The statement travels through PostgreSQL's extended protocol, as at Neon, so
 * several statements in one text are refused by the server itself.
 */
import type { IncomingHttpHeaders } from "node:http";
import { Client, DatabaseError, type QueryArrayConfig } from "pg";

/** Where the PostgreSQL server behind the proxy listens. */
export interface Upstream {
  readonly host: string;
  readonly port: number;
}

/** An HTTP answer; the body is sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Statement {
  readonly query: string;
  readonly params?: readonly unknown[];
}

const ISOLATION = new Map([
  ["ReadUncommitted", "read uncommitted"],
  ["ReadCommitted", "read committed"],
  ["RepeatableRead", "repeatable read"],
  ["Serializable", "serializable"],
]);

const ERROR_FIELDS = [
  "severity",
  "code",
  "detail",
  "hint",
  "position",
  "internalPosition",
  "internalQuery",
  "where",
  "schema",
  "table",
  "column",
  "dataType",
  "constraint",
  "file",
  "line",
  "routine",
] as const;

/**
 * Runs what a request asks for, on a connection of its own that the request's
 * user and password open.
 *
 * @param upstream replaces the host of the connection string
 * @param text the body: `{query, params}` or `{queries: [{query, params}, ...]}`
 */
export async function answer(
  upstream: Upstream,
  headers: IncomingHttpHeaders,
  text: string,
): Promise<Answer> {
  let client: Client | undefined;
  try {
    const body: Statement | { queries: Statement[] } = JSON.parse(text);
    const begin = beginStatement(headers);
    client = new Client(connection(upstream, header(headers, "neon-connection-string")));
    client.on("error", () => undefined);
    await client.connect();
    const shape = {
      rawText: header(headers, "neon-raw-text-output") === "true",
      arrays: header(headers, "neon-array-mode") === "true",
    };
    const run = runner(client, shape);
    if (!("queries" in body)) return { status: 200, body: await run(body) };
    await client.query(begin);
    const results = [];
    for (const statement of body.queries) results.push(await run(statement));
    await client.query("commit");
    return { status: 200, body: { results } };
  } catch (error) {
    return { status: 400, body: describeError(error) };
  } finally {
    // Ends an open transaction as well: PostgreSQL rolls it back.
    await client?.end();
  }
}

function runner(client: Client, shape: { rawText: boolean; arrays: boolean }) {
  return async ({ query, params = [] }: Statement) => {
    const config = {
      text: query,
      values: [...params],
      queryMode: "extended",
      rowMode: "array",
      ...(shape.rawText && { types: { getTypeParser: () => (value: unknown) => value } }),
    } as QueryArrayConfig;
    const { command, rowCount, fields, rows } = await client.query(config);
    const names = fields.map(({ name }) => name);
    const asObject = (row: unknown[]) =>
      Object.fromEntries(row.map((value, index) => [names[index], value]));
    return {
      command,
      rowCount,
      rowAsArray: shape.arrays,
      rows: shape.arrays ? rows : rows.map(asObject),
      fields,
    };
  };
}

function connection(upstream: Upstream, connectionString: string | undefined) {
  if (!connectionString) throw new Error("missing header: Neon-Connection-String");
  const url = new URL(connectionString);
  const options = url.searchParams.get("options");
  return {
    ...upstream,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    application_name: url.searchParams.get("application_name") ?? "",
    ...(options && { options }),
    ssl: false,
  };
}

function beginStatement(headers: IncomingHttpHeaders): string {
  const level = header(headers, "neon-batch-isolation-level");
  const isolation = level && ISOLATION.get(level);
  if (level && !isolation) throw new Error(`invalid isolation level: ${level}`);
  return [
    "begin",
    isolation && `isolation level ${isolation}`,
    header(headers, "neon-batch-read-only") === "true" && "read only",
    header(headers, "neon-batch-deferrable") === "true" && "deferrable",
  ]
    .filter(Boolean)
    .join(" ");
}

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  return headers[name]?.toString();
}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) throw error;
  if (!(error instanceof DatabaseError)) return { message: error.message, code: null };
  const fields = ERROR_FIELDS.map((field) => [field, error[field] ?? null]);
  return { message: error.message, ...Object.fromEntries(fields) };
}
