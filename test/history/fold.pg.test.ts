/** When history is written, and by whom. */
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { commits, differences, fold } from "./head.ts";

const db = useDatabase(installed);

test("the schema as it was found is the first commit, every object 1.0.0", async () => {
  const client = await db.client();
  const first = await client.query("select origin, message, parent_hash from pggit.commits");
  expect(first).toEqual([
    { origin: "reconcile", message: "Schema as pgGit found it", parent_hash: null },
  ]);
  expect(await differences(client)).toEqual([]);
});

test("folding again changes nothing", async () => {
  const client = await db.client();
  await client.query("create table t (id int)");
  expect(await fold(client)).toBe(1);
  const state =
    "select (select count(*) from pggit.commits) as commits, (select count(*) from pggit.trees) as trees, (select count(*) from pggit.blobs) as blobs";
  const before = await client.query(state);
  expect(await fold(client, true)).toBe(0);
  expect(await client.query(state)).toEqual(before);
});

test("in a read-only transaction it does nothing and raises nothing", async () => {
  const client = await db.client();
  await client.query("create table t (id int)");
  await client.query("begin read only");
  expect(await fold(client, true)).toBe(0);
  await client.query("commit; set default_transaction_read_only = on");
  expect(await fold(client)).toBe(0);
  await client.query("reset default_transaction_read_only");
  expect(await fold(client)).toBe(1);
});

test("in a transaction whose view of history is old it does nothing", async () => {
  const [old, other] = [await db.client(), await db.client()];
  await old.query("begin isolation level repeatable read; select 1");
  await other.query("create table t (id int)");
  expect(await fold(other)).toBe(1);
  expect(await fold(old, true)).toBe(0);
  await old.query("commit");
  expect(await fold(old, true)).toBe(0);
  expect(await differences(old)).toEqual([]);
});

test("in a repeatable-read transaction of its own it folds", async () => {
  const client = await db.client();
  await client.query("create table t (id int)");
  await client.query("begin isolation level repeatable read");
  expect(await fold(client)).toBe(1);
  await client.query("commit");
  expect(await differences(client)).toEqual([]);
});

test("a reader may fold, a stranger may not", async () => {
  const owner = await db.client();
  await owner.query("create table t (id int)");
  const stranger = await db.client(await db.role());
  await expect(fold(stranger)).rejects.toThrow("permission denied");
  const reader = await db.client(await db.role({ memberOf: ["pggit_reader"] }));
  expect(await fold(reader)).toBe(1);
});

test("DDL that is rolled back after it was folded leaves nothing", async () => {
  const client = await db.client();
  await client.query("begin; create table t (id int)");
  expect(await fold(client, true)).toBe(1);
  await client.query("rollback");
  expect(await fold(client, true)).toBe(0);
  expect(await commits(client)).toEqual([]);
});

test("each commit's hash follows from its parent, tree, author, message and time", async () => {
  const client = await db.client();
  await client.query("create table a (id int)");
  await client.query("create table b (id int)");
  await fold(client);
  const [chain] = await client.query(`
    select count(*)::int as commits, bool_and(
      hash = pggit.commit_hash(parent_hash, tree_hash, author, message, committed_at)
      and hash <> pggit.commit_hash(parent_hash, tree_hash, author || 'x', message, committed_at)
      and hash <> pggit.commit_hash(parent_hash, tree_hash, author, message || 'x', committed_at)
      and hash <> pggit.commit_hash(hash, tree_hash, author, message, committed_at)
      and hash <> pggit.commit_hash(parent_hash, hash, author, message, committed_at)
      and hash <> pggit.commit_hash(parent_hash, tree_hash, author, message, committed_at + '1 us')
    ) as sound
    from pggit.commits`);
  expect(chain).toEqual({ commits: 3, sound: true });
});

test("a dump that is restored keeps its history: objects are found again by name", async () => {
  const client = await db.client();
  await client.query(
    "create table a (id int primary key); create view v as select id from a; create table b (id int)",
  );
  await fold(client);
  const history = "select object_id, identity, is_live from pggit.objects order by object_id";
  const before = await client.query(history);
  // what pg_restore does: the same objects under other oids, and no event told of it
  await client.query(`set session_replication_role = replica;
    drop table a cascade; drop table b; create table b (id int); create table a (id int primary key);
    create view v as select id from a; set session_replication_role = origin`);
  expect(await fold(client, true)).toBe(0);
  expect(await client.query(history)).toEqual(before);
  await client.query("alter table a add column x int; drop table b");
  await fold(client);
  expect(await differences(client)).toEqual([]);
  expect(await client.query("select pggit.fold(true) as commits")).toEqual([{ commits: 0 }]);
});

test("an oid that is another kind of object now does not stop history", async () => {
  const client = await db.client();
  await client.query("create table a (id int)");
  await fold(client);
  // as after a restore: the oid that history knows as a table belongs to a view that is created now
  await client.query("create view v as select 1 as one");
  await client.query("update pggit.objects set objid = 'v'::regclass where identity = 'public.a'");
  expect(await fold(client)).toBe(1);
  expect(await fold(client, true)).toBe(1);
  expect(await differences(client)).toEqual([]);
});
