/**
 * `npm run bench -- compare [sizes]`: our compare beside `pg_dump -s` of both
 * databases with diff, and beside two comparers, on the same server in one run;
 * and once more as it is from afar, where each trip over the network takes 30 ms.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { withClient } from "../servers/client.ts";
import { type Server, startServer } from "../servers/embedded.ts";
import { farAway } from "./far.ts";
import { changeOnePercent, createTables } from "./schema-of-size.ts";
import { type Measurement, measure, median } from "./measure.ts";
import { serverVersion } from "./server-version.ts";

const cli = join(import.meta.dirname, "../../packages/cli/bin/pggit.js");
const peers = join(import.meta.dirname, "peers");

/** Milliseconds that a trip to a database in another region and back takes. */
const tripMs = 30;
/** The size at which it is asked what distance costs. */
const farTables = 1_000;

interface Contender {
  readonly name: string;
  /** How often it runs, near by or from afar. */
  readonly runs: (tables: number, isFar: boolean) => number;
  readonly run: (base: string, head: string) => Promise<Measurement>;
}

/** Runs the benchmark at each size and prints a table of times, memory and ratios. */
export async function benchmarkCompare(sizes: readonly number[]): Promise<void> {
  installPeers();
  const server = await startServer({
    version: await serverVersion(),
    settings: { max_locks_per_transaction: "4096", shared_buffers: "512MB" },
  });
  try {
    console.log(`PostgreSQL ${server.version}, ${contenders.length} contenders, medians`);
    for (const tables of sizes) {
      await makeDatabases(server, tables);
      await compareAll(`${tables} tables`, tables, (name) => server.url(name));
    }
    if (sizes.includes(farTables)) await benchmarkFar(server);
  } finally {
    await server.close();
  }
}

async function makeDatabases(server: Server, tables: number): Promise<void> {
  const [base, head] = names(tables);
  await withClient(server.url(), (client) => client.query(`create database ${base}`));
  await withClient(server.url(base), (client) => createTables(client, tables));
  await withClient(server.url(), (client) =>
    client.query(`create database ${head} template ${base}`),
  );
  await withClient(server.url(head), (client) => changeOnePercent(client, tables));
}

function names(tables: number): [base: string, head: string] {
  return [`base_${tables}`, `head_${tables}`];
}

async function benchmarkFar(server: Server): Promise<void> {
  const far = await farAway(server.url(), tripMs);
  try {
    const title = `${farTables} tables, ${tripMs} ms a trip`;
    await compareAll(title, farTables, (name) => far.url(server.url(name)), true);
  } finally {
    await far.close();
  }
}

/** Runs all contenders on the databases of a size and prints what it came to. */
async function compareAll(
  title: string,
  tables: number,
  urlOf: (database: string) => string,
  isFar = false,
): Promise<void> {
  const [base, head] = names(tables);
  const all = contenders.map((each) => ({ ...each, times: each.runs(tables, isFar) }));
  const runs = new Map<string, Measurement[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < Math.max(...all.map(({ times }) => times)); round += 1) {
    // in turn, so that a machine whose speed drifts is as kind to one as to the other
    for (const { name, run } of all.filter(({ times }) => round < times)) {
      runs.get(name)?.push(await run(urlOf(base), urlOf(head)));
    }
  }
  const results = new Map(
    [...runs].map(([name, taken]) => [
      name,
      {
        seconds: median(taken.map((run) => run.seconds)),
        megabytes: median(taken.map((run) => run.megabytes)),
      },
    ]),
  );

  const ours = results.get("pggit compare")?.seconds ?? Number.NaN;
  console.log(`\n${title}`);
  for (const [name, { seconds, megabytes }] of results) {
    const perObject = ((seconds / tables) * 1e6).toFixed(0);
    console.log(
      `  ${name.padEnd(28)} ${seconds.toFixed(2).padStart(8)} s ${megabytes.toFixed(0).padStart(6)} MB ` +
        `${perObject.padStart(8)} µs a table   ${(seconds / ours).toFixed(2).padStart(7)} x ours`,
    );
  }
}

const contenders: readonly Contender[] = [
  {
    name: "pggit compare",
    runs: () => 5,
    run: (base, head) =>
      measure(
        [process.execPath, cli, "compare", base, head, "--format", "json", "--no-verify"],
        [1],
      ),
  },
  {
    name: "pg_dump -s, one database",
    runs: (_, isFar) => (isFar ? 1 : 3),
    run: (base) => measure(["pg_dump", "-s", base]),
  },
  {
    name: "pg_dump -s of both and diff",
    runs: (_, isFar) => (isFar ? 1 : 3),
    run: (base, head) =>
      measure(
        ["bash", "-c", 'diff <(pg_dump -s "$1") <(pg_dump -s "$2")', "diff", base, head],
        [1],
      ),
  },
  {
    name: "@supabase/pg-delta diff",
    runs: (tables) => (tables >= 10_000 ? 2 : 5),
    run: (base, head) =>
      measure(
        [
          process.execPath,
          join(peers, "node_modules/.bin/pgdelta"),
          "diff",
          "--source",
          base,
          "--desired",
          head,
        ],
        [0, 1, 2],
      ),
  },
  {
    name: "@pgkit/migra",
    runs: (tables) => (tables >= 10_000 ? 1 : 3),
    run: (base, head) =>
      measure(
        [process.execPath, join(peers, "node_modules/.bin/migra"), "run", base, head, "--unsafe"],
        [0, 1, 2],
      ),
  },
];

function installPeers(): void {
  if (existsSync(join(peers, "node_modules"))) return;
  console.log("installing what we compare with");
  execFileSync("npm", ["ci", "--prefix", peers], { stdio: "inherit" });
}
