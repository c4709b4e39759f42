/**
 * A plain connection for tests, apart from the drivers that pgGit itself uses.
 */
import { Client } from "pg";

/** A message of the server that is not an error. */
export interface NoticeMessage {
  readonly severity: string;
  readonly message: string;
  readonly code: string;
  readonly detail?: string;
  readonly hint?: string;
}

/** One connection to one database. */
export interface TestClient {
  /** Process id of the server's side of this connection. */
  readonly pid: number;
  /** What the server has said so far, oldest first; a test may empty it. */
  readonly notices: NoticeMessage[];
  /** Runs one statement with parameters, or several without, and returns the rows of the last. */
  query<Row extends object = Record<string, unknown>>(
    text: string,
    parameters?: readonly unknown[],
  ): Promise<Row[]>;
  /** Ends the connection. A second call does nothing. */
  close(): Promise<void>;
}

/**
 * Connects to a database.
 *
 * @param url a connection URL
 * @throws the driver's error when the connection fails
 */
export async function client(url: string): Promise<TestClient> {
  const connection = new Client({ connectionString: url, application_name: "pggit test" });
  const notices: NoticeMessage[] = [];
  // Without a listener, the end of a database under its connections ends the process.
  connection.on("error", () => undefined);
  connection.on("notice", (notice) => {
    const { severity = "", message = "", code = "", detail, hint } = notice;
    notices.push({ severity, message, code, ...(detail && { detail }), ...(hint && { hint }) });
  });
  await connection.connect();
  let ended: Promise<void> | undefined;
  return {
    pid: Number(Reflect.get(connection, "processID")),
    notices,
    async query<Row extends object>(text: string, parameters?: readonly unknown[]) {
      const result = await connection.query(text, parameters && [...parameters]);
      // Several statements give an array of results, which the types do not say.
      const results = [result].flat();
      const rows: Row[] = results.at(-1)?.rows ?? [];
      return rows;
    },
    close() {
      ended ??= connection.end();
      return ended;
    },
  };
}

/**
 * Connects, does one thing and closes the connection, also when it failed.
 */
export async function withClient<Result>(
  url: string,
  work: (connection: TestClient) => Promise<Result>,
): Promise<Result> {
  const connection = await client(url);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
