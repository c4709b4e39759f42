/**
 * `npm run bench -- verify [blobs]`: the check of every blob's content beside
 * the floor, one statement that does nothing but hash it again; and the time
 * and memory of each check of a store of that size.
 */
import { readFileSync } from "node:fs";
import { installIn } from "../install/install-in.ts";
import { type TestClient, withClient } from "../servers/client.ts";
import { startServer } from "../servers/embedded.ts";
import { median } from "./measure.ts";
import { createTables } from "./schema-of-size.ts";
import { timed } from "./timed.ts";

/** Versions of each object, and commits. */
const rounds = 100;
const runs = 3;

const floor =
  "select count(*) from pggit.blobs where sha256(convert_to(content::text, 'UTF8')) = hash";

/** Runs the benchmark at each number of blobs. */
export async function benchmarkVerify(sizes: readonly number[]): Promise<void> {
  const server = await startServer({
    version: 18,
    storage: "disk",
    settings: { shared_buffers: "512MB", max_wal_size: "8GB" },
  });
  try {
    for (const blobs of sizes) {
      const name = `blobs_${blobs}`;
      await withClient(server.url(), (client) => client.query(`create database ${name}`));
      await withClient(server.url(name), (client) => createTables(client, 1));
      await installIn(server.url(name));
      await withClient(server.url(name), (client) => fill(client, blobs));
      await withClient(server.url(name), (client) => measureStore(client, blobs));
    }
  } finally {
    await server.close();
  }
}

/**
 * Makes a branch of so many blobs: objects that all changed in each of a
 * hundred commits and then were dropped. What a blob holds is a table that was
 * captured, with other names.
 */
async function fill(client: TestClient, blobs: number): Promise<void> {
  const objects = blobs / rounds;
  await client.query(
    `
    insert into pggit.objects (classid, objid, object_type, identity, is_live)
    select 'pg_class'::regclass, n, 'table', 'public.t' || n, false from generate_series(1, $1::integer) as n`,
    [objects],
  );
  await client.query(
    "insert into pggit.branches (name, fetched_from) values ('past', 'the benchmark')",
  );
  for (let round = 1; round <= rounds; round += 1) {
    await client.query("select set_config('bench.round', $1, false)", [String(round)]);
    await client.query(oneRound);
  }
  await client.query(`
    insert into pggit.versions (object_id, major, minor, patch, action, identity, commit_hash, is_current, created_at)
    select object_id, 1, ${rounds - 1}, 0, 'drop', identity, head_hash, false, now()
    from pggit.objects, pggit.branches where not is_live and name = 'past'`);
  await client.query("vacuum analyze");
}

const oneRound = `
  do $$
  declare
    round constant integer := current_setting('bench.round')::integer;
    template constant text := (
      select replace(b.content::text, 'amount', 'amount' || round)
      from pggit.blobs as b where b.content ->> 'identity' = 'public.t1' and b.content ->> 'object_type' = 'table' limit 1
    );
    structure constant bytea := decode(pggit.facets_hash(template::jsonb -> 'facets', '{structure}'), 'hex');
    whole constant bytea := decode(pggit.facets_hash(template::jsonb -> 'facets', '{structure,owner,privileges,comments}'), 'hex');
    head constant bytea := (select head_hash from pggit.branches where name = 'past');
    root bytea;
    made bytea;
  begin
    create temporary table made on commit drop as
    select object_id, identity, replace(template, 'public.t1', identity)::jsonb as content, null::bytea as hash
    from pggit.objects where not is_live;
    update made set hash = sha256(convert_to(content::text, 'UTF8'));
    insert into pggit.blobs (hash, content, structure_hash, full_hash, seal)
    select hash, content, structure, whole, sha256(hash || structure || whole) from made;
    root := decode(pggit.tree_build((
      select jsonb_object_agg('table ' || identity, jsonb_build_object(
        'type', 'table', 'blob', encode(hash, 'hex'), 'structure', encode(structure, 'hex'), 'version', '1.' || round - 1 || '.0'
      )) from made
    ), 0) ->> 'tree', 'hex');
    made := pggit.commit_hash(head, root, 'bench', 'round ' || round, '2026-01-01'::timestamptz + round * interval '1 hour');
    insert into pggit.commits (hash, parent_hash, tree_hash, branch_name, author, message, origin, committed_at)
    values (made, head, root, 'past', 'bench', 'round ' || round, 'fetch', '2026-01-01'::timestamptz + round * interval '1 hour');
    update pggit.branches set head_hash = made where name = 'past';
    insert into pggit.versions (object_id, major, minor, patch, action, identity, blob_hash, commit_hash, is_current, created_at)
    select m.object_id, 1, round - 1, 0, case round when 1 then 'create' else 'alter' end, m.identity, m.hash, made, false, now()
    from made as m;
  end
  $$`;

async function measureStore(client: TestClient, blobs: number): Promise<void> {
  const check = "select * from pggit.check_blob_integrity()";
  const [hashing, checking]: [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run += 1) {
    hashing.push(await timed(client, floor));
    checking.push(await timed(client, check));
  }
  // the first of each reads from disk
  const [least, ours] = [median(hashing.slice(1)), median(checking.slice(1))];
  console.log(
    `PostgreSQL 18, ${blobs} blobs: hashing them ${(least / 1000).toFixed(2)} s, ` +
      `checking them ${(ours / 1000).toFixed(2)} s: ${(ours / least).toFixed(2)} times`,
  );
  console.log(`\n${"check".padEnd(22)}${"seconds".padStart(9)}${"own memory".padStart(13)}`);
  const names = await client.query<{ check_name: string }>(
    "select check_name from pggit.verification_checks()",
  );
  for (const { check_name } of names) {
    const peak = watchMemory(client.pid);
    const started = performance.now();
    const [row] = await client.query<{ status: string; details: string }>(
      "select * from pggit.verify_consistency(verbose => true, checks => array[$1])",
      [check_name],
    );
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `${check_name.padEnd(22)}${seconds.toFixed(2).padStart(9)}${peak().toFixed(0).padStart(10)} MB`,
    );
    if (row?.status !== "ok") throw new Error(`${check_name}: ${row?.details}`);
  }
}

/** Watches the private memory of the server's process; the function it returns ends that and says the most it was, in MB. */
function watchMemory(pid: number): () => number {
  let most = 0;
  const look = () => {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    most = Math.max(most, Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0));
  };
  const timer = setInterval(look, 20);
  return () => {
    look();
    clearInterval(timer);
    return most / 1024;
  };
}
