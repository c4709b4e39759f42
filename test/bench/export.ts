/**
 * `npm run bench -- export [sizes] [file.sql]`: `pggit export` beside
 * `pg_dump -s`, each as a whole process whose text goes to /dev/null, in turn
 * on the same server. Every export is then restored in an empty database and
 * compared with what it was taken from.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { differences, exported } from "../export/restoring.ts";
import { withClient } from "../servers/client.ts";
import { type Server, startServer } from "../servers/embedded.ts";
import { measure, type Measurement, median } from "./measure.ts";
import { createTables } from "./schema-of-size.ts";
import { serverVersion } from "./server-version.ts";

const cli = join(import.meta.dirname, "../../packages/cli/bin/pggit.js");

const contenders: Readonly<Record<string, (url: string) => readonly string[]>> = {
  "pggit export": (url) => [process.execPath, cli, "export", url],
  "pg_dump -s": (url) => ["pg_dump", "-s", url],
};

/** Runs the benchmark at each size and on a schema in a file, and prints times, memory and ratios. */
export async function benchmarkExport(sizes: readonly number[], file?: string): Promise<void> {
  const server = await startServer({
    version: await serverVersion(),
    settings: { max_locks_per_transaction: "4096", shared_buffers: "512MB" },
  });
  try {
    console.log(`PostgreSQL ${server.version}, medians`);
    for (const tables of sizes) {
      const name = `tables_${tables}`;
      await createDatabase(server, name);
      await withClient(server.url(name), (client) => createTables(client, tables));
      await benchmarkDatabase(server, name, `${tables} tables`);
    }
    if (file !== undefined) {
      await createDatabase(server, "schema");
      await load(server, "schema", readFileSync(file, "utf8"));
      await benchmarkDatabase(server, "schema", basename(file));
    }
  } finally {
    await server.close();
  }
}

async function benchmarkDatabase(server: Server, name: string, title: string): Promise<void> {
  const tables = await countTables(server, name);
  const results: { name: string; runs: Measurement[] }[] = Object.keys(contenders).map((each) => ({
    name: each,
    runs: [],
  }));
  for (let run = 0; run < (tables >= 10_000 ? 3 : 7); run += 1) {
    for (const result of results) {
      const command = contenders[result.name]?.(server.url(name)) ?? [];
      result.runs.push(await measure(["sh", "-c", 'exec "$@" > /dev/null', "sh", ...command]));
    }
  }
  console.log(`\n${title}${title === `${tables} tables` ? "" : `, ${tables} tables`}`);
  const ours = median((results[0]?.runs ?? []).map(({ seconds }) => seconds));
  for (const result of results) {
    const seconds = median(result.runs.map((run) => run.seconds));
    const megabytes = median(result.runs.map((run) => run.megabytes));
    console.log(
      `  ${result.name.padEnd(14)} ${seconds.toFixed(2).padStart(8)} s ${megabytes.toFixed(0).padStart(6)} MB ` +
        `${((seconds / tables) * 1e6).toFixed(0).padStart(8)} µs a table   ${(seconds / ours).toFixed(2).padStart(6)} x ours`,
    );
  }
  console.log(`  ${await roundTrip(server, name)}`);
}

/** Restores an export in an empty database and says how it compares with what it was taken from. */
async function roundTrip(server: Server, name: string): Promise<string> {
  const restored = `${name}_restored`;
  await createDatabase(server, restored);
  const text = await exported(server.url(name));
  await load(server, restored, `begin;\n${text}\ncommit`);
  const found = await differences(server.url(name), server.url(restored));
  if (found.length > 0) throw new Error(`restored, it differs:\n${found.join("\n")}`);
  const [, objects = ""] = /^-- Objects: (\d+)/m.exec(text) ?? [];
  return `restored in an empty database: all ${objects} objects are the same`;
}

async function createDatabase(server: Server, name: string): Promise<void> {
  await withClient(server.url(), (client) => client.query(`create database ${name}`));
}

async function load(server: Server, name: string, text: string): Promise<void> {
  await withClient(server.url(name), (client) => client.query(text));
}

async function countTables(server: Server, name: string): Promise<number> {
  const [row] = await withClient(server.url(name), (client) =>
    client.query<{ count: number }>(
      "select count(*)::integer as count from pg_class where relkind in ('r', 'p') and oid >= 16384",
    ),
  );
  return row?.count ?? 0;
}
