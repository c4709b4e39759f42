/** An export restores: in an empty database it makes what it was taken from, and exports as the same text. */
import { expect, inject, test } from "vitest";
import { database } from "../servers/databases.ts";
import { differences, exported, restore } from "./restoring.ts";
import { schemas, schemasOf } from "./schemas.ts";

test.each(Object.entries(schemasOf(inject("postgresVersion"))))("restores %s", async (_, ddl) => {
  await using original = await taken(ddl);
  await using restored = await taken("");
  const text = await exported(original.url);
  await restore(text, restored);
  expect(await differences(original.url, restored.url)).toEqual([]);
  expect(await exported(restored.url)).toBe(text);
});

test("a partition's columns come back in their order, however its parent has them", async () => {
  await using original = await taken(`create table p (a int, b text, c int) partition by range (a);
    create table p1 (c int, b text, a int); alter table p attach partition p1 for values from (0) to (1)`);
  await using restored = await taken("");
  await restore(await exported(original.url), restored);
  const columns = await (await restored.client()).query<{ names: string }>(
    "select string_agg(attname, ' ' order by attnum) as names from pg_attribute where attrelid = 'public.p1'::regclass and attnum > 0",
  );
  expect(columns).toEqual([{ names: "c b a" }]);
});

test("an heir that names a column again has no NOT NULL of its own but its parent's", async () => {
  await using original = await taken(`create table a (x int not null, y int not null);
    create table c (x int default 3, y int) inherits (a); create table own (x int default 3 not null, y int not null) inherits (a)`);
  await using restored = await taken("");
  await restore(await exported(original.url), restored);
  const notNulls = async (of: typeof original) =>
    (await of.client()).query(
      "select conrelid::regclass::text, conname, conislocal, coninhcount from pg_constraint where conrelid >= 16384 order by 1, 2",
    );
  expect(await notNulls(restored)).toEqual(await notNulls(original));
});

test("a check that is not valid is valid in no partition and no heir either", async () => {
  await using original =
    await taken(`create table p (a int, b int) partition by range (a); create table c partition of p default;
    create table apart (a int, b int); create table heir () inherits (apart); create table own (b int) inherits (apart);
    create function is_fine(int) returns boolean language sql immutable as 'select true';
    insert into p values (1, 0); insert into heir values (1, 0); insert into own values (1, 0);
    alter table p add constraint later check (b > 0 and is_fine(b)) not valid;
    alter table own add constraint later check (b > 0) not valid; alter table apart add constraint later check (b > 0) not valid;
    comment on constraint later on p is 'x'`);
  await using restored = await taken("");
  await restore(await exported(original.url), restored);
  const checks = async (of: typeof original) =>
    (await of.client()).query(
      "select conrelid::regclass::text, conislocal, coninhcount, convalidated from pg_constraint where contype = 'c' and conrelid >= 16384 order by 1",
    );
  expect(await checks(restored)).toEqual(await checks(original));
  expect(await differences(original.url, restored.url)).toEqual([]);
});

test("what a cycle is broken by is as small as can be", async () => {
  await using original = await taken(schemas["a view behind a cycle"] ?? "");
  const text = await exported(original.url);
  expect(text).toMatch(/CREATE VIEW public\.a_behind AS\n SELECT (?:numbers\.)?id/);
  expect(text.match(/^CREATE/gm)).toHaveLength(6);
});

test("the same schema made in another order is the same text", async () => {
  await using one = await taken(
    "create table b (id int); create table a (id int); create index z on b (id); create index y on b (id)",
  );
  await using other = await taken(
    "create table a (id int); create table b (id int); create index y on b (id); create index z on b (id)",
  );
  expect(await exported(one.url)).toBe(await exported(other.url));
});

/** A database with a schema, dropped at the end of its block. */
async function taken(ddl: string) {
  const made = await database();
  await (await made.client()).query(ddl);
  return Object.assign(made, { [Symbol.asyncDispose]: () => made.drop() });
}
