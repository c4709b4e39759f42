import { median } from "../measure.ts";
import { type Load, load, quantile, type Request } from "./load.ts";
import { processorTime, serverProcessorTime } from "./processor-time.ts";
import { type Served, startServed } from "./served.ts";
import type { World } from "./world.ts";

/** Rounds of each contender, in turn; the first of each warms up. */
const rounds = 5;
const seconds = 2;

/** What one round came to. */
interface Round {
  readonly perSecond: number;
  readonly p99: number;
  /** Milliseconds of processor time for one request: of the HTTP server, and of PostgreSQL. */
  readonly server: number;
  readonly database: number;
}

/** Requests per second, p99 and processor time of `status` and of the webhook, beside a handler that asks SELECT 1. */
export async function benchmarkThroughput(world: World): Promise<void> {
  const { config, databaseUrl, maxConnections, server } = world;
  const bare = await startServed("bare-server.ts", [databaseUrl, String(maxConnections)]);
  const api = await startServed("api-server.ts", [config]);
  const select: Request = { method: "GET", path: "/select" };
  const contenders: [string, Served, () => Request][] = [
    ["SELECT 1", bare, () => select],
    ["status() alone", bare, () => ({ method: "GET", path: "/status" })],
    ["status", api, world.status],
    ["webhook", api, world.delivery],
  ];
  const heading = ["connections", "", "per second", "p99 ms", "processor ms: server", "database"];
  console.log(`\n${heading.join(" | ")} | times SELECT 1: per second, p99, processor`);
  try {
    for (const connections of [1, 8, 32]) {
      const results = contenders.map((): Round[] => []);
      for (let round = 0; round < rounds; round += 1) {
        for (const [index, [name, served, next]] of contenders.entries()) {
          const measured = await measureRound(served, server.pid, () =>
            load(served.url, connections, { seconds, next }),
          );
          requireGood(name, measured.load);
          if (round > 0) results[index]?.push(measured);
        }
      }
      const [floor = [], statement = [], status = []] = results;
      for (const [index, [name]] of contenders.entries()) {
        console.log(`${connections} | ${name} | ${told(results[index] ?? [], floor)}`);
      }
      console.log(`${connections} | status beside status() alone | ${ratios(status, statement)}`);
    }
  } finally {
    await Promise.all([bare.close(), api.close()]);
  }
}

async function measureRound(
  { pid }: Served,
  postmaster: number,
  work: () => Promise<Load>,
): Promise<Round & { readonly load: Load }> {
  const [own, database] = [processorTime(pid), serverProcessorTime(postmaster)];
  const done = await work();
  const count = done.times.length;
  return {
    load: done,
    perSecond: count / done.seconds,
    p99: quantile(done.times, 0.99),
    server: (processorTime(pid) - own) / count,
    database: (serverProcessorTime(postmaster) - database) / count,
  };
}

function requireGood(name: string, { statuses }: Load): void {
  const bad = [...statuses].filter(([status]) => status >= 300);
  if (bad.length > 0) throw new Error(`${name}: ${JSON.stringify(bad)}`);
}

function told(all: readonly Round[], floor: readonly Round[]): string {
  const of = (part: keyof Round) => median(all.map((one) => one[part]));
  const cells = [
    of("perSecond").toFixed(0),
    of("p99").toFixed(1),
    of("server").toFixed(2),
    of("database").toFixed(2),
  ];
  return `${cells.join(" | ")} | ${ratios(all, floor)}`;
}

/** How many times the other's: requests per second less, p99, and processor time of both processes. */
function ratios(all: readonly Round[], floor: readonly Round[]): string {
  // Rounds that followed each other are compared with each other.
  const times = (value: (round: Round, least: Round) => number) =>
    median(
      all.flatMap((round, index) => (floor[index] ? [value(round, floor[index])] : [])),
    ).toFixed(2);
  const work = (round: Round) => round.server + round.database;
  return [
    times((round, least) => least.perSecond / round.perSecond),
    times((round, least) => round.p99 / least.p99),
    times((round, least) => work(round) / work(least)),
  ].join(", ");
}
