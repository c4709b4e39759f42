/**
 * `npm run bench -- compare [sizes]`: our compare beside `pg_dump -s` of both
 * databases with diff, and beside two comparers, on the same server in one run.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { withClient } from "../servers/client.ts";
import { type Server, startServer } from "../servers/embedded.ts";
import { changeOnePercent, createTables } from "./schema-of-size.ts";
import { type Measurement, measure, median } from "./measure.ts";
import { serverVersion } from "./server-version.ts";

const cli = join(import.meta.dirname, "../../packages/cli/bin/pggit.js");
const peers = join(import.meta.dirname, "peers");

interface Contender {
  readonly name: string;
  readonly runs: (tables: number) => number;
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
    for (const tables of sizes) await benchmarkSize(server, tables);
  } finally {
    await server.close();
  }
}

async function benchmarkSize(server: Server, tables: number): Promise<void> {
  const [base, head] = [`base_${tables}`, `head_${tables}`];
  await withClient(server.url(), (client) => client.query(`create database ${base}`));
  await withClient(server.url(base), (client) => createTables(client, tables));
  await withClient(server.url(), (client) =>
    client.query(`create database ${head} template ${base}`),
  );
  await withClient(server.url(head), (client) => changeOnePercent(client, tables));

  const runs = new Map<string, Measurement[]>(contenders.map(({ name }) => [name, []]));
  for (
    let round = 0;
    round < Math.max(...contenders.map((each) => each.runs(tables)));
    round += 1
  ) {
    // in turn, so that a machine whose speed drifts is as kind to one as to the other
    for (const contender of contenders.filter((each) => round < each.runs(tables))) {
      runs.get(contender.name)?.push(await contender.run(server.url(base), server.url(head)));
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
  console.log(`\n${tables} tables`);
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
    runs: () => 3,
    run: (base) => measure(["pg_dump", "-s", base]),
  },
  {
    name: "pg_dump -s of both and diff",
    runs: () => 3,
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
