/** Capture reads plain tables by a shorter way: it must know every table that is not plain. */
import { expect, test } from "vitest";
import { differences, fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed, { each: "file" });

test.each([
  ["an option", "alter table t set (fillfactor = 70)"],
  ["an option of its toast table", "alter table t set (toast.autovacuum_enabled = off)"],
  ["no log", "alter table t set unlogged"],
  ["a parent", "alter table t inherit parent"],
  ["a type", "alter table t of kind"],
  ["row security", "alter table t enable row level security"],
  ["row security for its owner too", "alter table t force row level security"],
  ["a replica identity", "alter table t replica identity full"],
  ["an index to cluster on", "alter table t cluster on t_pkey"],
  ["a comment", "comment on table t is 'said'"],
  ["a comment on a column", "comment on column t.id is 'said'"],
  ["a comment on a constraint", "comment on constraint t_pkey on t is 'said'"],
  ["a privilege", "grant select on t to public"],
  ["a privilege on a column", "grant select (id) on t to public"],
  ["a storage of a column", "alter table t alter name set storage external"],
  ["a compression of a column", "alter table t alter name set compression pglz"],
  ["a statistics target of a column", "alter table t alter name set statistics 7"],
  ["an option of a column", "alter table t alter name set (n_distinct = 3)"],
  ["a generated column", "alter table t add g text generated always as (upper(name)) stored"],
])("a table with %s is read whole", async (_, change) => {
  const client = await db.client();
  await client.query(`
    drop table if exists t; drop table if exists parent; drop type if exists kind;
    create table parent (id int); create type kind as (id int, name text);
    create table t (id int primary key, name text)`);
  await fold(client, true);
  await client.query(change);
  expect(await fold(client)).toBe(1);
  expect(await differences(client)).toEqual([]);
});
