/**
 * The one interface through which pgGit talks to a database.
 *
 * Drivers differ (TCP, WebSocket, HTTP, embedded); the core does not. Values
 * come back alike: booleans, int2 and int4 as numbers, json and jsonb parsed,
 * timestamptz as ISO 8601 in UTC, arrays of bool, int2, int4, text, varchar and
 * name as arrays; everything else, int8, numeric and oid among it, is the text
 * that PostgreSQL sends. Parameters: text, numbers, booleans, null, arrays,
 * dates, bytes; other objects as json. Every method throws PggitError.
 */
export interface Sql {
  /** How the connection is named to people: host and database, never a password. */
  readonly label: string;

  /** Runs one statement with positional parameters ($1, $2, ...); several in one text are refused. */
  query<Row extends object>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;

  /**
   * Runs statements in order inside one transaction and returns the rows of
   * each. Works on every driver, also those without sessions.
   */
  batch(statements: readonly Statement[], options?: TransactionOptions): Promise<object[][]>;

  /**
   * Runs `work` inside one transaction: committed when it resolves, rolled back
   * when it throws. Queries from outside wait for its end. A transaction inside
   * another is a savepoint, whose options are those of the outer one.
   */
  transaction<Result>(
    work: (sql: Sql) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>;

  /** Runs several statements separated by semicolons, without parameters or rows. */
  script(text: string): Promise<void>;

  /** Hands over each NOTICE or WARNING that the server sends; returns a function that stops it. */
  onNotice(listener: (notice: Notice) => void): () => void;

  close(): Promise<void>;
}

/** A statement and its parameters. */
export interface Statement {
  readonly text: string;
  readonly parameters?: readonly unknown[];
}

/** What a transaction promises the server. */
export interface TransactionOptions {
  readonly readOnly?: boolean;
  readonly isolation?: "read committed" | "repeatable read" | "serializable";
  /** Whether names are looked up in pg_catalog alone; for all that we ask by ourselves (see transaction-text.ts). */
  readonly isGuarded?: boolean;
}

/** A message of the server that is not an error. */
export interface Notice {
  readonly severity: string;
  readonly message: string;
}
