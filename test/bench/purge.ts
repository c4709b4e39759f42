/**
 * `npm run bench -- purge [versions]`: a purge of half of a history beside one
 * plain DELETE of the same rows, in copies of one database on the same server:
 * time, memory of the session at work, and how long DDL of another one takes
 * and waits for locks meanwhile.
 */
import { connect, purgeHistory } from "pggit";
import { installIn } from "../install/install-in.ts";
import { type TestClient, withClient } from "../servers/client.ts";
import { type Server, startServer } from "../servers/embedded.ts";
import { createHistory } from "./history-of-size.ts";
import { type Watched, watched } from "./watched.ts";

const older = "6 months";

/** Runs the benchmark at each number of versions and prints times, ratios, memory and waits. */
export async function benchmarkPurge(sizes: readonly number[]): Promise<void> {
  const server = await startServer({
    version: 18,
    storage: "disk",
    fsync: true,
    settings: { shared_buffers: "512MB", max_wal_size: "8GB", autovacuum: "off" },
  });
  try {
    console.log("PostgreSQL 18, fsync on");
    for (const versions of sizes) await benchmarkSize(server, versions);
  } finally {
    await server.close();
  }
}

const contenders: readonly (readonly [
  name: string,
  run: (client: TestClient, url: string, watch: (pid: number) => void) => Promise<string>,
])[] = [
  ["plain DELETE of the same rows", plainDelete],
  [
    "purge_history, dry run",
    async (client) => counts(await client.query(`select * from pggit.purge_history('${older}')`)),
  ],
  [
    "purge_history, one transaction",
    async (client) =>
      counts(await client.query(`select * from pggit.purge_history('${older}', dry_run => false)`)),
  ],
  ["purgeHistory(), in steps", steppedPurge],
];

async function benchmarkSize(server: Server, versions: number): Promise<void> {
  const origin = `history_${versions}`;
  const objects = Math.min(10_000, Math.ceil(versions / 10));
  await createDatabase(server, origin, "template0");
  await installIn(server.url(origin));
  await withClient(server.url(origin), async (client) => {
    await createHistory(client, { versions, objects, perCommit: 10 }, (made) => {
      if (made % 10_000 < 1000) console.error(`  ${made} versions are made`);
    });
    await client.query(doomed);
  });
  console.log(`\n${versions} versions of ${objects} objects, half of them older than ${older}`);
  console.log(`${"".padEnd(32)}      time   ratio processor   ratio  memory     DDL lock wait`);
  let floor: Watched | undefined;
  for (const [name, run] of contenders) {
    await createDatabase(server, "purged", origin);
    const url = server.url("purged");
    const found = await watched(url, (client, watch) => run(client, url, watch));
    floor ??= found;
    print(name, found, floor);
    await withClient(server.url(), (client) => client.query("drop database purged with (force)"));
  }
}

function print(name: string, found: Watched, floor: Watched): void {
  const cells = [
    `${found.seconds.toFixed(2)} s`.padStart(10),
    `${(found.seconds / floor.seconds).toFixed(2)} x`.padStart(8),
    `${found.processor.toFixed(2)} s`.padStart(10),
    `${(found.processor / floor.processor).toFixed(2)} x`.padStart(8),
    `${found.megabytes.toFixed(0)} MB`.padStart(8),
    `${found.longestDdl.toFixed(0)} ms`.padStart(8),
    `${found.longestWait.toFixed(0)} ms`.padStart(8),
  ];
  console.log(`  ${name.padEnd(30)}${cells.join("")}   ${found.said}`);
}

/**
 * The rows that a purge removes, found out beforehand: for the plain DELETE they
 * are given, as they would be by a column.
 */
const doomed = `
  create table doomed_commits as
    select p.hash from pggit.purge_commits(now() - interval '${older}', true) as p (hash);
  create table doomed_versions as
    select v.version_id from pggit.versions as v
    inner join doomed_commits as d on d.hash = v.commit_hash where not v.is_current;
  create table reached as
    select r.hash
    from (
      select array_agg(c.tree_hash order by c.hash) as roots, array_agg(p.tree_hash order by c.hash) as bases
      from pggit.commits as c
      left join pggit.commits as p on p.hash = c.parent_hash and not exists (select from doomed_commits as d where d.hash = p.hash)
      where not exists (select from doomed_commits as d where d.hash = c.hash)
    ) as kept
    cross join pggit.tree_additions(kept.roots, kept.bases) as r (hash);
  create table doomed_trees as
    select t.hash from pggit.trees as t where not exists (select from reached as r where r.hash = t.hash);
  create table doomed_blobs as
    select b.hash from pggit.blobs as b
    where not exists (select from reached as r where r.hash = b.hash)
      and not exists (
        select from pggit.versions as v
        where v.blob_hash = b.hash and not exists (select from doomed_versions as d where d.version_id = v.version_id)
      );
  drop table reached;
  analyze doomed_commits, doomed_versions, doomed_trees, doomed_blobs`;

async function plainDelete(client: TestClient): Promise<string> {
  await client.query(`
    begin;
    delete from pggit.ddl_log as l using doomed_commits as d where l.commit_hash = d.hash;
    delete from pggit.versions as v using doomed_versions as d where v.version_id = d.version_id;
    delete from pggit.commits as c using doomed_commits as d where c.hash = d.hash;
    delete from pggit.trees as t using doomed_trees as d where t.hash = d.hash;
    delete from pggit.blobs as b using doomed_blobs as d where b.hash = d.hash;
    commit`);
  return "";
}

async function steppedPurge(
  _: TestClient,
  url: string,
  watch: (pid: number) => void,
): Promise<string> {
  const sql = await connect(url);
  const [session] = await sql.query<{ pid: number }>("select pg_backend_pid() as pid");
  watch(session?.pid ?? 0);
  let steps = 0;
  const { rows } = await purgeHistory(sql, {
    olderThan: older,
    onProgress: () => {
      steps += 1;
    },
  });
  await sql.close();
  return `${counts(rows.map((row) => ({ ...row })))}; ${steps} steps`;
}

function counts(rows: readonly Record<string, unknown>[]): string {
  return rows.map((row) => `${String(row["count"])} ${String(row["object_type"])}`).join(", ");
}

async function createDatabase(server: Server, name: string, from: string): Promise<void> {
  await withClient(server.url(), async (client) => {
    await client.query(`create database ${name} template ${from} strategy file_copy`);
    // what the copy left to write is none of the contender's
    await client.query("checkpoint");
  });
}
