/**
 * `npm run bench -- fold [sizes]`: what history costs. 10,000 captured changes
 * folded, beside inserting the rows that fold wrote as they are; the time and
 * storage of one commit at each size; and the differences of two branches of
 * 100,000 objects beside all their objects.
 */
import { installIn } from "../install/install-in.ts";
import { type TestClient, withClient } from "../servers/client.ts";
import { type Server, startServer } from "../servers/embedded.ts";
import { median } from "./measure.ts";
import { createTables } from "./schema-of-size.ts";
import { timed } from "./timed.ts";

const changes = 10_000;
const commitsPerSize = 200;
const branchObjects = 100_000;
const branchChanges = 10;

/** The tables that fold writes to. */
const written = ["blobs", "trees", "commits", "versions", "system_events"];

/** Runs the three parts and prints times, storage and ratios. */
export async function benchmarkFold(sizes: readonly number[]): Promise<void> {
  const server = await startServer({
    version: 18,
    settings: { max_locks_per_transaction: "4096", shared_buffers: "512MB" },
  });
  try {
    console.log("PostgreSQL 18, fsync off");
    await foldChanges(server, "each in a transaction", 1);
    await foldChanges(server, "in one transaction", changes);
    console.log(`\n${"objects".padStart(9)}    fold a commit    storage a commit`);
    for (const size of sizes) await commitAtSize(server, size);
    await compareBranches(server);
  } finally {
    await server.close();
  }
}

/** Folds captured changes of 1,000 tables, so many to a transaction. */
async function foldChanges(server: Server, title: string, together: number): Promise<void> {
  await withHistory(server, `changes_${together}`, 1000, async (client) => {
    const statements = Array.from(
      { length: changes },
      (_, n) => `alter table t${(n % 1000) + 1} add column c${n} integer`,
    );
    for (let first = 0; first < changes; first += together) {
      await client.query(statements.slice(first, first + together).join(";"));
    }
    await noteRows(client);
    const folded = await timed(client, "select pggit.fold()");
    const plain = await insertPlainly(client);
    console.log(
      `\n${changes} changes, ${title}: fold ${(folded / 1000).toFixed(2)} s, ` +
        `inserting its rows ${(plain / 1000).toFixed(2)} s: ${(folded / plain).toFixed(1)} times`,
    );
  });
}

async function noteRows(client: TestClient): Promise<void> {
  for (const table of written) {
    await client.query(
      `create temporary table before_${table} as select ctid as at from pggit.${table}`,
    );
  }
}

/** Inserts what was written since into tables of the same columns and indexes; milliseconds. */
async function insertPlainly(client: TestClient): Promise<number> {
  let total = 0;
  for (const table of written) {
    await client.query(`
      create table public.new_${table} as
        select * from pggit.${table} where ctid not in (select at from before_${table});
      create table public.plain_${table} (like pggit.${table} including all)`);
    total += await timed(
      client,
      `insert into public.plain_${table} overriding system value select * from public.new_${table}`,
    );
  }
  return total;
}

/** Folds one change at a time in a database of so many tables. */
async function commitAtSize(server: Server, size: number): Promise<void> {
  await withHistory(server, `size_${size}`, size, async (client) => {
    const before = await storage(client);
    const times: number[] = [];
    for (let n = 0; n < commitsPerSize; n += 1) {
      await client.query(`alter table t${(n % size) + 1} add column c${n} integer`);
      times.push(await timed(client, "select pggit.fold()"));
    }
    const bytes = ((await storage(client)) - before) / commitsPerSize;
    console.log(
      `${String(size).padStart(9)} ${median(times).toFixed(2).padStart(13)} ms ${(bytes / 1024).toFixed(1).padStart(16)} kB`,
    );
  });
}

async function storage(client: TestClient): Promise<number> {
  const [row] = await client.query<{ bytes: number }>(
    `select sum(pg_total_relation_size(oid))::float8 as bytes from pg_class
     where relnamespace = 'pggit'::regnamespace and relkind = 'r'`,
  );
  return row?.bytes ?? Number.NaN;
}

/** A blob for each object; of some, another one than before. */
const manyBlobs = `
  create temporary table if not exists many (n integer, content jsonb, hash bytea);
  truncate many;
  insert into many
  select n, c.content, sha256(convert_to(c.content::text, 'UTF8'))
  from generate_series(1, ${branchObjects}) as n
  cross join lateral (
    select jsonb_build_object('table', n, 'changed', n <= current_setting('bench.changed')::integer) as content
  ) as c;
  insert into pggit.blobs (hash, content, structure_hash, full_hash, seal)
  select hash, content, hash, hash, sha256(hash || hash || hash) from many
  on conflict do nothing`;

/** All objects of two branches side by side, and only what differs. */
async function compareBranches(server: Server): Promise<void> {
  await withHistory(server, "branches", 1, async (client) => {
    for (const [name, changed] of [
      ["production", 0],
      ["staging", branchChanges],
    ] as const) {
      await client.query("select set_config('bench.changed', $1, false)", [String(changed)]);
      await client.query(manyBlobs);
      await client.query(
        `select pggit.store_environment($1, 'the benchmark', (
           select jsonb_object_agg('table public.t' || n, jsonb_build_object(
             'type', 'table', 'blob', encode(hash, 'hex'), 'structure', encode(hash, 'hex')
           ))
           from pg_temp.many
         ))`,
        [name],
      );
    }
    await client.query("analyze");
    const pairs = (rest: string) =>
      `select count(*) from pggit.pair_objects(
         pggit.environment_tree('production'), pggit.environment_tree('staging'), '{structure}'${rest})`;
    const [all, differing]: [number[], number[]] = [[], []];
    for (let run = 0; run < 5; run += 1) {
      all.push(await timed(client, pairs("")));
      differing.push(await timed(client, pairs(", true")));
    }
    const [full, few] = [median(all), median(differing)];
    console.log(
      `\n${branchObjects} objects in two branches, ${branchChanges} changed: all ${full.toFixed(0)} ms, ` +
        `what differs ${few.toFixed(1)} ms: 1/${(full / few).toFixed(0)}`,
    );
  });
}

/** A database with tables and pgGit, its history up to date. */
async function withHistory(
  server: Server,
  name: string,
  tables: number,
  work: (client: TestClient) => Promise<void>,
): Promise<void> {
  await withClient(server.url(), (client) => client.query(`create database ${name}`));
  await withClient(server.url(name), async (client) => {
    await createTables(client, tables);
    await installIn(server.url(name));
    await client.query("analyze");
    await work(client);
  });
  await withClient(server.url(), (client) => client.query(`drop database ${name}`));
}
