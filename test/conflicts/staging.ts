/** A staging database for tests of merging: what it is to have is done here, read and undone. */
import type { TestClient } from "../servers/client.ts";

export interface Merged {
  readonly object_type: string;
  readonly object_identifier: string;
  readonly outcome: string;
  readonly details: string;
}

/** Records what staging has once it did this: all objects of this database, as an environment is fetched. */
export async function onStaging(client: TestClient, statements: string): Promise<void> {
  await client.query("begin");
  await client.query(statements);
  const [row] = await client.query<{ contents: unknown }>(
    `select jsonb_agg(o.content) as contents
     from pggit.live_hashes() as h
     cross join lateral pggit.live_objects(array[h.object_type], array[h.objid]) as o`,
  );
  await client.query("rollback");
  await client.query(
    "select pggit.store_environment('staging', 'elsewhere', pggit.store_objects($1))",
    [JSON.stringify(row?.contents)],
  );
}

/** Merges staging into the live database. */
export const merge = (client: TestClient, include: string[] = [], dry = false) =>
  client.query<Merged>(
    `select object_type, object_identifier, outcome, details
     from pggit.merge_branches('staging', 'main', $1, $2)`,
    [dry, include],
  );

/** What verification says after what happened is in history. */
export async function verified(client: TestClient): Promise<unknown[]> {
  await client.query("select pggit.fold()");
  return client.query("select * from pggit.verify_consistency()");
}
