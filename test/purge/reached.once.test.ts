/** What a purge leaves because something reaches it, or may come to. */
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { database } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";
import { commitOf, faults, foldAged, purge, withOldHistory } from "./old-history.ts";

const db = useDatabase(withOldHistory);

const inEarnest = "older_than => '6 months', dry_run => false";

test("what an open conflict needs stays until it is resolved", async () => {
  const client = await db.client();
  await client.query(`
    insert into pggit.conflict_registry (conflict_type, object_type, object_identifier, status, base_blob)
    select 'merge', 'view', 'public.emails', 'unresolved', blob_hash
    from pggit.versions where identity = 'public.scratch' and action = 'create'`);
  const needed = `
    select from pggit.blobs as b inner join pggit.conflict_registry as c on c.base_blob = b.hash`;
  const dry = await purge(client);
  expect(await purge(client, inEarnest)).toEqual(dry.map((row) => ({ ...row, action: "deleted" })));
  expect(await client.query(needed)).toHaveLength(1);
  await client.query("update pggit.conflict_registry set status = 'resolved'");
  expect(await purge(client, inEarnest)).toContainEqual(
    expect.objectContaining({ object_type: "blobs", count: 1 }),
  );
  expect(await client.query(needed)).toHaveLength(0);
});

test("a state that comes back after the cut-off stays, though what had it first goes", async () => {
  const own = await database(installed);
  try {
    const client = await own.client();
    for (const [days, change] of [
      [20, "create table lasting (id int)"],
      [10, "create table brief (id int)"],
      [5, "drop table brief"],
    ] as const) {
      await client.query(change);
      await foldAged(client, days);
    }
    const trees = async () =>
      (
        await client.query<{ tree: string }>(
          "select encode(tree_hash, 'hex') as tree from pggit.commits where origin = 'ddl' order by committed_at",
        )
      ).map(({ tree }) => tree);
    const [first, second, third] = await trees();
    expect(third).toBe(first);
    await purge(client, "older_than => '15 days', dry_run => false");
    expect(await trees()).toEqual([second, third]);
    expect(await faults(client)).toEqual([]);
  } finally {
    await own.drop();
  }
});

test("what a switch of branches took along stays when its branch goes", async () => {
  const client = await db.client();
  const first = await commitOf(client, 365);
  await client.query(`select pggit.create_milestone('first', '${first}')`);
  await client.query("select pggit.create_branch('next', 'first')");
  await client.query("select pggit.switch_branch('next', true)");
  await client.query("select pggit.delete_branch('main', true)");
  // all that main had
  const older =
    "older_than => now() - (select max(committed_at) from pggit.commits where branch_name = 'main') - interval '1 microsecond'";
  await purge(client, `${older}, dry_run => false`);
  const left = await client.query<{ branch_name: string; origin: string }>(
    "select branch_name, origin from pggit.commits order by committed_at",
  );
  expect(left.map(({ origin }) => origin)).toEqual(["ddl", "switch"]);
  expect(await faults(client)).toEqual([]);
});

test("what nothing reaches stays as long as history of its age", async () => {
  const client = await db.client();
  const [stored] = await client.query<{ hash: string }>(
    `select pggit.blob_put('{"facets": {}, "object_type": "table", "identity": "public.fetched"}')::text as hash`,
  );
  const found = `select from pggit.blobs where hash = '${stored?.hash}'`;
  await purge(client, inEarnest);
  expect(await client.query(found)).toHaveLength(1);
  const seen = (daysAgo: number) =>
    client.query(
      `update pggit.blobs set last_seen = now() - interval '${daysAgo} days' where hash = '${stored?.hash}'`,
    );
  // the first commit that stays is of 100 days ago
  await seen(90);
  await purge(client, inEarnest);
  expect(await client.query(found)).toHaveLength(1);
  await seen(110);
  const dry = await purge(client);
  expect(await purge(client, inEarnest)).toEqual(dry.map((row) => ({ ...row, action: "deleted" })));
  expect(await client.query(found)).toHaveLength(0);
  expect(await faults(client)).toEqual([]);
});
