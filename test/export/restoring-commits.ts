/** Restoring commits of a test's history and looking at what came of it. */
import type { TestClient } from "../servers/client.ts";

/** Commits of the current branch, oldest first, by their hashes. */
export async function commitHashes(client: TestClient): Promise<string[]> {
  const rows = await client.query<{ hash: string }>(`
    with recursive line as (
      select c.hash, c.parent_hash, 1 as age
      from pggit.branches as b
      inner join pggit.commits as c on c.hash = b.head_hash
      where b.is_current
      union all
      select c.hash, c.parent_hash, l.age + 1
      from line as l
      inner join pggit.commits as c on c.hash = l.parent_hash
    )
    select encode(l.hash, 'hex') as hash from line as l order by l.age desc`);
  return rows.map(({ hash }) => hash);
}

/** The text of an export of a commit; `rest` are further arguments. */
export async function exportedCommit(
  client: TestClient,
  commit: string,
  rest = "",
): Promise<string> {
  const [row] = await client.query<{ text: string }>(
    `select pggit.export_commit($1${rest}) as text`,
    [commit],
  );
  return row?.text ?? "";
}

/**
 * Restores a commit in an empty database that has pgGit in it, says what is
 * not as the commit has it, and takes it all back.
 */
export async function lost(
  client: TestClient,
  commit: string,
  empty: TestClient,
): Promise<string[]> {
  const text = await exportedCommit(client, commit);
  const wanted = await client.query<HashedObject>(
    `select e.object_type || ' ' || e.identity as name, encode(b.full_hash, 'hex') as hash
     from pggit.tree_entries((pggit.find_commit($1)).tree_hash) as e
     inner join pggit.blobs as b on b.hash = e.blob_hash`,
    [commit],
  );
  // event triggers sleep: what they would append is not looked at
  await empty.query("begin; set local session_replication_role = replica");
  try {
    await empty.query(text).catch((error: unknown) => {
      throw new Error(`${String(error)} in\n${text}`);
    });
    const found = await empty.query<HashedObject>(
      "select h.object_type || ' ' || h.identity as name, h.full_hash as hash from pggit.live_hashes() as h",
    );
    return [
      ...differing(wanted, found, "is not as it was"),
      // every new database has public, and no export drops it
      ...differing(found, wanted, "is new").filter((line) => line !== "schema public is new"),
    ];
  } finally {
    await empty.query("rollback; reset all");
  }
}

interface HashedObject {
  readonly name: string;
  readonly hash: string;
}

function differing(
  these: readonly HashedObject[],
  those: readonly HashedObject[],
  how: string,
): string[] {
  const hashes = new Map(those.map(({ name, hash }) => [name, hash]));
  return these
    .filter(({ name, hash }) => hashes.get(name) !== hash)
    .map(({ name }) => `${name} ${how}`);
}
