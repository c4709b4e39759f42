import type { TestClient } from "../servers/client.ts";

/** How much history, and in what portions. */
export interface HistorySize {
  readonly versions: number;
  readonly objects: number;
  /** Objects that a commit changes. */
  readonly perCommit: number;
}

/**
 * Fills pgGit's tables with a year of history: every object is made in the
 * first commit, and then some change in each of the commits that follow, evenly
 * through the year. Trees, commits and versions are made by pgGit's own
 * functions; only the objects are not in the catalog.
 *
 * @param onProgress is told how many versions there are
 */
export async function createHistory(
  client: TestClient,
  { versions, objects, perCommit }: HistorySize,
  onProgress: (versions: number) => void,
): Promise<void> {
  const commits = Math.max(1, Math.ceil((versions - objects) / perCommit));
  await client.query("set synchronous_commit = off");
  await client.query(contentOf);
  await client.query(commitOf);
  await client.query("select pg_temp.commit_of(array(select generate_series(1, $1)), 0, 1)", [
    objects,
  ]);
  for (let first = 1; first <= commits; first += 100) {
    await client.query(`
      do $$ begin
        for n in ${first}..${Math.min(first + 99, commits)} loop
          perform pg_temp.commit_of(
            array(select distinct (n * 7919 + k * 104729) % ${objects} + 1 from generate_series(1, ${perCommit}) as k),
            n, 1 - n / ${commits}.0);
          commit;
        end loop;
      end $$`);
    // what has no statistics is read whole, for every commit
    if (first === 1 || first % 10_000 === 1) await client.query("analyze");
    onProgress(objects + Math.min(first + 99, commits) * perCommit);
  }
  await client.query(`
    update pggit.blobs set last_seen = last_seen - interval '2 days';
    update pggit.trees set last_seen = last_seen - interval '2 days';
    update pggit.commits set stored_since = stored_since - interval '2 days'`);
  for (const table of ["blobs", "trees", "commits", "versions", "objects", "ddl_log"]) {
    await client.query(`vacuum analyze pggit.${table}`);
  }
}

/** A table of eight columns, as the catalog query would yield it; about 2 kB. */
const contentOf = `
  create function pg_temp.content_of(n integer, version integer) returns jsonb language sql as $$
    select jsonb_build_object(
      'object_type', 'table', 'schema_name', 'public', 'object_name', 't' || n, 'identity', 'public.t' || n,
      'definition', format('CREATE TABLE public.t%s (...)', n),
      'facets', (
        select jsonb_object_agg(
          format('column:c%s/type', k),
          jsonb_build_object(
            'rank', 10000 + k, 'aspect', 'structure', 'impact', 'contract', 'value', md5(version::text || k),
            'inline', format('c%s text', k),
            'set', format('ALTER TABLE public.t%s ADD COLUMN c%s text', n, k),
            'unset', format('ALTER TABLE public.t%s DROP COLUMN c%s', n, k)
          )
        )
        from generate_series(1, 8) as k
      )
    )
  $$`;

/** Commits a new version of some objects; age in years. One captured statement each. */
const commitOf = `
  create function pg_temp.commit_of(numbers integer[], version integer, age numeric) returns void language plpgsql as $$
  declare
    moment constant timestamptz := now() - age * interval '1 year';
    made bytea;
  begin
    create temporary table content on commit drop as
    select n as number, c.content, sha256(convert_to(c.content::text, 'UTF8')) as hash
    from unnest(numbers) as n cross join pg_temp.content_of(n, version) as c (content);
    insert into pggit.blobs (hash, content, structure_hash, full_hash, seal)
    select c.hash, c.content, c.hash, c.hash, sha256(c.hash || c.hash || c.hash) from content as c on conflict do nothing;
    made := pggit.commit_changes(
      (select b from pggit.branches as b where b.is_current),
      array(
        select row(
          o.object_id, 1259, 100000000 + c.number, 'table', o.identity, 'public.t' || c.number,
          case when o.object_id is null then 'create' else 'alter' end, c.hash, c.hash, 1, version, 0
        )::pggit.object_change
        from content as c
        left join pggit.objects as o on o.classid = 1259 and o.objid = 100000000 + c.number and o.is_live
      ),
      'ddl', 'bench', 'commit ' || version, null, null, moment
    );
    update pggit.branches set head_hash = made where is_current;
    insert into pggit.ddl_log (captured_at, author, command_tag, action, classid, objid, object_type, identity, commit_hash)
    select moment, 'bench', 'ALTER TABLE', 'write', 1259, 100000000 + c.number, 'table', 'public.t' || c.number, made
    from content as c;
    drop table content;
  end $$`;
