/** What history says, for tests to hold against what they did. */
import type { TestClient } from "../servers/client.ts";

/** Objects of which the branch's head and the live catalog say different things, both ways. */
export async function differences(client: TestClient): Promise<string[]> {
  const rows = await client.query<{ name: string }>(`
    with head as (
      select e.object_type, e.identity, encode(b.full_hash, 'hex') as full_hash
      from pggit.branches as branch
      inner join pggit.commits as c on c.hash = branch.head_hash
      cross join pggit.tree_entries(c.tree_hash) as e
      inner join pggit.blobs as b on b.hash = e.blob_hash
      where branch.is_current
    )
    select coalesce(live.object_type, head.object_type) || ' ' || coalesce(live.identity, head.identity) as name
    from pggit.live_hashes() as live
    full join head on head.object_type = live.object_type and head.identity = live.identity
    where live.full_hash is distinct from head.full_hash
    order by 1`);
  return rows.map((row) => row.name);
}

/** Turns what was captured into commits; returns how many. */
export async function fold(client: TestClient, reconcile = false): Promise<number> {
  const [row] = await client.query<{ commits: number }>("select pggit.fold($1) as commits", [
    reconcile,
  ]);
  return row?.commits ?? Number.NaN;
}

/** Commits after the first, oldest first. */
export async function commits(
  client: TestClient,
): Promise<{ origin: string; author: string; message: string }[]> {
  return client.query(`
    with recursive line as (
      select c.hash, c.parent_hash, c.origin, c.author, c.message, 1 as age
      from pggit.branches as b
      inner join pggit.commits as c on c.hash = b.head_hash
      where b.is_current
      union all
      select c.hash, c.parent_hash, c.origin, c.author, c.message, l.age + 1
      from line as l
      inner join pggit.commits as c on c.hash = l.parent_hash
    )
    select l.origin, l.author, l.message from line as l
    where l.message <> 'Schema as pgGit found it'
    order by l.age desc`);
}

/** Versions of all objects ever called so, oldest first, as "action 1.0.0 identity". */
export async function versions(client: TestClient, identity: string): Promise<string[]> {
  const rows = await client.query<{ line: string }>(
    `select concat_ws(' ', v.action, concat_ws('.', v.major, v.minor, v.patch), v.identity) as line
     from pggit.versions as v
     where v.object_id in (select w.object_id from pggit.versions as w where w.identity = $1)
     order by v.version_id`,
    [identity],
  );
  return rows.map((row) => row.line);
}

/** What capture could not do. */
export async function failures(client: TestClient): Promise<string[]> {
  const rows = await client.query<{ error: string }>(
    "select event_data ->> 'error' as error from pggit.system_events where event_type = 'capture_failed' order by event_id",
  );
  return rows.map((row) => row.error);
}
