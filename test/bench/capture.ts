/**
 * `npm run bench -- capture [sizes]`: what capture adds to DDL. The same
 * statements run in turn in two fresh databases, one of which has pgGit, each
 * statement first here and then there, so that whatever else the machine does
 * slows both.
 */
import { installIn } from "../install/install-in.ts";
import { type TestClient, withClient } from "../servers/client.ts";
import { type Server, startServer } from "../servers/embedded.ts";
import { median } from "./measure.ts";
import { createTables } from "./schema-of-size.ts";
import { timed } from "./timed.ts";

const perPhase = 500;
const rounds = 3;

const phases = {
  create: (n: number) => `create table bench_${n} (
    id bigint generated always as identity primary key,
    email text not null unique,
    name varchar(40) default 'nobody',
    amount numeric(10, 2),
    created_at timestamptz not null default now()
  )`,
  alter: (n: number) => `alter table bench_${n} add column note text`,
  drop: (n: number) => `drop table bench_${n}`,
} as const;

type Phase = keyof typeof phases;

/** Milliseconds of one phase, all statements together. */
interface Pair {
  readonly without: number;
  readonly with: number;
}

/** Runs the benchmark at each size, durable and not, and prints times and ratios. */
export async function benchmarkCapture(sizes: readonly number[]): Promise<void> {
  for (const fsync of [true, false]) {
    const server = await startServer({
      version: 18,
      fsync,
      storage: fsync ? "disk" : "memory",
      settings: { max_locks_per_transaction: "4096", shared_buffers: "512MB" },
    });
    try {
      console.log(`\nPostgreSQL 18, fsync ${fsync ? "on" : "off"}; ${perPhase} statements each`);
      const added: number[] = [];
      for (const size of sizes) added.push(await benchmarkSize(server, size));
      const [first, last] = [added[0] ?? Number.NaN, added.at(-1) ?? Number.NaN];
      if (added.length > 1) {
        const ratio = (last / first).toFixed(2);
        console.log(`added time per statement, ${sizes.at(-1)} tables to ${sizes[0]}: ${ratio}`);
      }
    } finally {
      await server.close();
    }
  }
}

/** Prints the medians at one size and returns the added milliseconds per statement. */
async function benchmarkSize(server: Server, tables: number): Promise<number> {
  const [plain, captured] = [`plain_${tables}`, `captured_${tables}`];
  await createDatabase(server, plain);
  await withClient(server.url(plain), (client) => createTables(client, tables));
  await createDatabase(server, captured, plain);
  await installIn(server.url(captured));

  const results: Record<Phase, Pair>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await createDatabase(server, "without_it", plain);
    await createDatabase(server, "with_it", captured);
    results.push(await runRound(server));
    await dropDatabase(server, "without_it");
    await dropDatabase(server, "with_it");
  }
  await dropDatabase(server, plain);
  await dropDatabase(server, captured);
  return print(tables, results);
}

async function runRound(server: Server): Promise<Record<Phase, Pair>> {
  return withClient(server.url("without_it"), (plain) =>
    withClient(server.url("with_it"), async (captured) => ({
      create: await runPhase(plain, captured, phases.create),
      alter: await runPhase(plain, captured, phases.alter),
      drop: await runPhase(plain, captured, phases.drop),
    })),
  );
}

async function runPhase(
  plain: TestClient,
  captured: TestClient,
  statement: (n: number) => string,
): Promise<Pair> {
  const pair = { without: 0, with: 0 };
  for (let n = 0; n < perPhase; n += 1) {
    pair.without += await timed(plain, statement(n));
    pair.with += await timed(captured, statement(n));
  }
  return pair;
}

function print(tables: number, results: readonly Record<Phase, Pair>[]): number {
  const middle = (pick: (result: Record<Phase, Pair>) => number): number =>
    median(results.map(pick));
  console.log(`\n${tables} tables       without      with   added a statement   ratio`);
  for (const phase of ["create", "alter", "drop"] as const) {
    line(
      phase,
      {
        without: middle((result) => result[phase].without),
        with: middle((result) => result[phase].with),
      },
      perPhase,
    );
  }
  const total = {
    without: middle(({ create, alter, drop }) => create.without + alter.without + drop.without),
    with: middle(({ create, alter, drop }) => create.with + alter.with + drop.with),
  };
  return line("total", total, 3 * perPhase);
}

function line(name: string, pair: Pair, statements: number): number {
  const added = (pair.with - pair.without) / statements;
  const cells = [
    `${pair.without.toFixed(0)} ms`.padStart(10),
    `${pair.with.toFixed(0)} ms`.padStart(10),
    `${added.toFixed(2)} ms`.padStart(14),
    (pair.with / pair.without).toFixed(2).padStart(12),
  ];
  console.log(`  ${name.padEnd(12)} ${cells.join("")}`);
  return added;
}

async function createDatabase(server: Server, name: string, from = "template0"): Promise<void> {
  await withClient(server.url(), (client) =>
    client.query(`create database ${name} template ${from}`),
  );
}

async function dropDatabase(server: Server, name: string): Promise<void> {
  await withClient(server.url(), (client) => client.query(`drop database ${name} with (force)`));
}
