/**
 * `npm run bench -- merge [sizes]`: merging what another database has into this
 * one, beside running the same DDL by hand, with pgGit and in one transaction.
 */
import { merge, onStaging } from "../conflicts/staging.ts";
import { installIn } from "../install/install-in.ts";
import { type TestClient, withClient } from "../servers/client.ts";
import { type Server, startServer } from "../servers/embedded.ts";
import { timed } from "./timed.ts";

/** What is merged: the DDL of the n-th of so many objects, and what is there before. */
interface Job {
  readonly name: string;
  readonly before?: (n: number) => string;
  readonly statement: (n: number) => string;
}

const jobs: readonly Job[] = [
  { name: "new tables", statement: (n) => `create table t${n} (id int primary key, name text)` },
  {
    // each reads the one before, and their names are in the wrong order
    name: "a chain of views",
    statement: (n) =>
      `create view v${99_999 - n} as select ${n ? `* from v${100_000 - n}` : "1 as id"}`,
  },
  {
    name: "serial tables, each referring to the one before",
    statement: (n) =>
      `create table t${n} (id serial primary key, up int ${n ? `references t${n - 1}` : ""})`,
  },
  {
    name: "altered tables",
    before: (n) => `create table t${n} (id int primary key, name text)`,
    statement: (n) => `alter table t${n} add note text`,
  },
];

/** Runs the benchmark at each number of objects and prints times and ratios. */
export async function benchmarkMerge(sizes: readonly number[]): Promise<void> {
  const server = await startServer({
    version: 18,
    storage: "disk",
    settings: { max_locks_per_transaction: "8192", shared_buffers: "512MB" },
  });
  try {
    for (const job of jobs) {
      console.log(`\n${job.name}\n   objects         by hand      merge   each object    ratio`);
      for (const size of sizes) await measureJob(server, job, size);
    }
  } finally {
    await server.close();
  }
}

async function measureJob(server: Server, { before, statement }: Job, size: number): Promise<void> {
  const all = (of: (n: number) => string) =>
    Array.from({ length: size }, (_, n) => of(n)).join(";\n");
  await withClient(server.url(), (client) => client.query("create database shop"));
  await installIn(server.url("shop"));
  await withClient(server.url("shop"), async (client) => {
    if (before) await client.query(all(before));
    await onStaging(client, "");
    await merge(client);
    await onStaging(client, all(statement));
    const byHand = await timed(client, `begin; ${all(statement)}; rollback`);
    const merging = await mergeAll(client, size);
    const cells = [
      `${size}`.padStart(10),
      `${(byHand / 1000).toFixed(2)} s`.padStart(16),
      `${(merging / 1000).toFixed(2)} s`.padStart(11),
      `${(merging / size).toFixed(1)} ms`.padStart(14),
      (merging / byHand).toFixed(1).padStart(9),
    ];
    console.log(cells.join(""));
  });
  await withClient(server.url(), (client) => client.query("drop database shop with (force)"));
}

/** Merges, sees that nothing is left, and returns how many milliseconds it took. */
async function mergeAll(client: TestClient, size: number): Promise<number> {
  const started = performance.now();
  const rows = await merge(client);
  const elapsed = performance.now() - started;
  const left = rows.filter(({ outcome }) => outcome !== "merged");
  if (rows.length < size || left.length > 0) {
    throw new Error(`${rows.length} merged of ${size}: ${JSON.stringify(left.slice(0, 3))}`);
  }
  return elapsed;
}
