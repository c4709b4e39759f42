/** What a rename changes elsewhere is in its own commit, though no event tells of it. */
import { expect, test } from "vitest";
import { lost } from "../export/restoring-commits.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { differences, fold } from "./head.ts";

const database = useDatabase(installed);
const empty = useDatabase(installed, { each: "file" });

const seed = `
  create table t (id int primary key, a int default 1, note text);
  create type mood as enum ('sad', 'glad');
  create table child (id int primary key, t_id int references t, felt mood default 'sad');
  create index by_a on t (a);
  create view v as select id, a from t;
  create view w as select a from v;
  create function of_t(t) returns int language sql as 'select 1';
  create view of_view as select of_t(t.*) as n from t;
  create function f() returns trigger language plpgsql as 'begin return new; end';
  create trigger g before update of a on t for each row execute function f();
  alter table t enable row level security;
  create policy only_own on t using (a > 0);
  create publication p for table t;
  create statistics st on id, a from t`;

test.each([
  ["a table is renamed", "alter table t rename to u"],
  ["a column is renamed", "alter table t rename column a to b"],
  ["a view is renamed", "alter view v rename to x"],
  ["a column of a view is renamed", "alter view v rename column a to b"],
  ["a type is renamed", "alter type mood rename to temper"],
  ["a label is renamed", "alter type mood rename value 'sad' to 'low'"],
  ["a function is renamed", "alter function f() rename to h"],
  ["a table is moved", "create schema other; alter table t set schema other"],
  [
    "a schema is renamed",
    "create schema s; create table s.t (id int primary key); create view s.v as select id from s.t; alter schema s rename to r",
  ],
  [
    "a table is renamed twice and then changed",
    "alter table t rename to u; alter table u rename to x; alter table x add column c int",
  ],
  [
    "a table is renamed after a view of it was made in the same transaction",
    "begin; create view y as select note from t; alter table t rename to u; commit",
  ],
  [
    "a column is renamed after an index of it was made in the same transaction",
    "begin; create table n (a int); create index on n (a); alter table n rename a to b; commit",
  ],
  [
    "a table takes the place of another",
    "begin; create table new (id int primary key); create index i on new (id); alter table w rename to old_w; alter table new rename to w; commit",
  ],
  [
    "a table is renamed, and its view made anew",
    "alter table t rename to u; create or replace view v as select id, a, 1 as n from u",
  ],
])("%s: what depends on it is in history by the next fold", async (_, ddl) => {
  const client = await database.client();
  await client.query(seed);
  await fold(client, true);
  await client.query(ddl);
  expect(await fold(client)).toBeGreaterThan(0);
  expect(await differences(client)).toEqual([]);
  expect(await lost(client, "main", await empty.client())).toEqual([]);
  expect(await client.query("select * from pggit.verify_consistency()")).toMatchObject([
    { status: "ok" },
  ]);
});

test("a table that more than a hundred views read is renamed: they are left to reconciling", async () => {
  const client = await database.client();
  await client.query(`create table t (id int);
    do $$ begin
      for n in 1..101 loop
        execute format('create view v%s as select id from t', n);
      end loop;
    end $$`);
  await fold(client, true);
  await client.query("alter table t rename to u");
  expect(await fold(client)).toBe(1);
  expect(await differences(client)).toHaveLength(101);
  expect(await fold(client, true)).toBe(1);
  expect(await differences(client)).toEqual([]);
});

test("a view that another session keeps locked holds up no fold, and is left to reconciling", async () => {
  const client = await database.client();
  await client.query(
    "create table t (id int); create table other (id int); create view v as select t.id from t, other",
  );
  await fold(client, true);
  await client.query("alter table t rename to u");
  const locking = await database.client();
  await locking.query("begin; lock table other in access exclusive mode");
  expect(await fold(client)).toBe(1);
  await locking.query("rollback");
  expect(await fold(client, true)).toBe(1);
  expect(await differences(client)).toEqual([]);
});
