/** What pgGit does while sessions change the schema: each job again and again, on a connection of its own. */
import { setTimeout as sleep } from "node:timers/promises";
import { client, type TestClient } from "../servers/client.ts";
import { failureOf, isOfConnection } from "./failure.ts";

/** The name under which these connections are known to the server. */
export const besideName = "pggit torture beside";

interface Job {
  readonly name: string;
  readonly statement: string;
  /** Milliseconds between one run and the next. */
  readonly pause: number;
}

/** To add one, name it here; one whose function is not there is left out. */
const jobs: readonly Job[] = [
  { name: "fold", statement: "select pggit.fold()", pause: 30 },
  { name: "reconcile", statement: "select pggit.fold(true)", pause: 300 },
  { name: "verify", statement: "select * from pggit.verify_consistency()", pause: 200 },
  {
    name: "purge",
    statement: "select * from pggit.purge_history(interval '1 second', true, false)",
    pause: 500,
  },
];

/** HISTORY_BUSY: a purge that did not get its turn, and says so. */
const busy = "PG046";

/** What the jobs came to. */
export interface Beside {
  /** How often each ran to its end. */
  readonly runs: Map<string, number>;
  /** What went wrong, as "job: sentence", and how often. */
  readonly failures: Map<string, number>;
  /** Ends them, each after what it is doing. */
  stop(): Promise<void>;
}

/** Starts the jobs; they go on over the ends of the server. */
export async function runBeside(url: string): Promise<Beside> {
  const beside = { runs: new Map<string, number>(), failures: new Map<string, number>() };
  const end = new AbortController();
  const known = await functionsOf(url);
  const loops = jobs
    .filter(({ statement }) => known.has(/pggit\.(\w+)/.exec(statement)?.[1] ?? ""))
    .map(async (job) => {
      let connection: TestClient | undefined;
      while (!end.signal.aborted) {
        try {
          connection ??= await connected(url);
          const rows = await connection.query<{ status?: string; details?: string }>(job.statement);
          count(beside.runs, job.name);
          for (const { status, details } of rows) {
            if (status === "error") count(beside.failures, `${job.name}: ${details}`);
          }
        } catch (error) {
          const failure = failureOf(error);
          if (!isOfConnection(failure) && failure.code !== busy)
            count(beside.failures, `${job.name}: ${failure.message}`);
          await connection?.close().catch(() => undefined);
          connection = undefined;
        }
        await sleep(job.pause);
      }
      await connection?.close().catch(() => undefined);
    });
  return {
    ...beside,
    stop: async () => {
      end.abort();
      await Promise.all(loops);
    },
  };
}

/** Adds one to what a map counts under a name. */
export function count(map: Map<string, number>, name: string): void {
  map.set(name, (map.get(name) ?? 0) + 1);
}

async function connected(url: string): Promise<TestClient> {
  const connection = await client(url);
  await connection.query(`set application_name = '${besideName}'`);
  return connection;
}

async function functionsOf(url: string): Promise<Set<string>> {
  const connection = await client(url);
  const rows = await connection.query<{ proname: string }>(
    "select proname from pg_proc where pronamespace = 'pggit'::regnamespace",
  );
  await connection.close();
  return new Set(rows.map(({ proname }) => proname));
}
