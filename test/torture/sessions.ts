/**
 * A process of its own with some sessions that run random DDL until it is
 * killed or its parent goes: `node sessions.ts URL SESSIONS SEED`. It tells its
 * parent of each statement, so that little is lost when it is killed.
 */
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { statements } from "../history/arbitrary-ddl.ts";
import { client, type TestClient } from "../servers/client.ts";
import { type Failure, failureOf, isOfConnection } from "./failure.ts";

/** What became of one statement. */
export interface Told {
  readonly statement: string;
  /** Null where it succeeded. */
  readonly failure: Failure | null;
  /** What pgGit said while it ran. */
  readonly warnings: readonly string[];
}

/**
 * PostgreSQL itself leaves a catalog that nobody can read, pg_dump as little as
 * pgGit, where one session drops a function or a type while another makes
 * something that uses it: of these it locks nothing. So nobody drops them here.
 */
const unlocked =
  /^drop (?!table|view|materialized|index|sequence|trigger|policy|rule|statistics|publication|cast)|^create function \S+\((?:public|app)\.(?:alpha|beta|"Beta b")\)/;

const [url = "", count = "1", seed = "0"] = process.argv.slice(2);

process.on("disconnect", () => process.exit(0));
process.send?.("ready");
await Promise.all(
  Array.from({ length: Number(count) }, (_, index) => session(Number(seed) * 1000 + index)),
);

async function session(own: number): Promise<void> {
  let connection: TestClient | undefined;
  for (let next = own; ; next += 1_000_003) {
    const [sequence = []] = fc.sample(statements, { seed: next | 0, numRuns: 1 });
    const kept = sequence.filter((statement) => !unlocked.test(statement));
    for (const statement of [...kept, "rollback", "reset session authorization"]) {
      connection ??= await connected();
      const failure = await run(connection, statement);
      const warnings = connection.notices.splice(0).map(({ message }) => message);
      tell({ statement, failure, warnings: warnings.filter((text) => text.includes("pgGit")) });
      if (!failure || !isOfConnection(failure)) continue;
      await connection.close().catch(() => undefined);
      connection = undefined;
    }
  }
}

/** A connection as soon as there is a server: it may just have been killed. */
async function connected(): Promise<TestClient> {
  for (;;) {
    try {
      const connection = await client(url);
      // what others hold for long is no reason to stop here
      await connection.query("set lock_timeout = '300ms'; set deadlock_timeout = '200ms'");
      return connection;
    } catch {
      await sleep(50);
    }
  }
}

function run(connection: TestClient, statement: string): Promise<Failure | null> {
  return connection.query(statement).then(
    () => null,
    (error: unknown) => failureOf(error),
  );
}

function tell(told: Told): void {
  if (process.connected) process.send?.(told);
}
