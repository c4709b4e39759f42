import { expect, test } from "vitest";
import { catalogSettings, notCompared } from "../../packages/pggit/src/generated/sql.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { atSavepoint, rolledBack } from "./cases.ts";

const database = useDatabase(undefined, { each: "file" });

/** What the query lists, as `type: identity (schema)`. */
function listed(client: TestClient): Promise<string[]> {
  return atSavepoint(client, async () => {
    await client.query(catalogSettings);
    const rows = await client.query<{
      object_type: string;
      schema_name: string | null;
      identity: string;
    }>(notCompared);
    return rows
      .map((row) => `${row.object_type}: ${row.identity} (${row.schema_name ?? "no schema"})`)
      .toSorted();
  });
}

// no version that is tested has a relation of another kind, so one is made by hand
const another = `
  create schema app;
  create table app."T 1" (a int);
  update pg_class set relkind = 'g' where oid = 'app."T 1"'::regclass;`;

const names = ['relation of kind g: app."T 1" (app)'];

test("each object of a kind that is not read is named", () =>
  rolledBack(database, async (client) => {
    await client.query(another);
    expect(await listed(client)).toEqual(names);
  }));

test("a plain user is told the same", async () => {
  const role = await database.role();
  await rolledBack(database, async (client) => {
    await client.query(another);
    await client.query(`set local role ${role.name}`);
    expect(await listed(client)).toEqual(names);
  });
});

test("an empty database, and what belongs to extensions or to a kind that is read, is not listed", () =>
  rolledBack(database, async (client) => {
    expect(await listed(client)).toEqual([]);
    await client.query(`create extension citext; create extension postgres_fdw; create extension hstore; create extension btree_gist;
      create table t (a citext primary key); create view v as select * from t;
      create materialized view m as select * from t; create type r as range (subtype = int);
      create domain d as int; create type c as (a int); create type e as enum ();
      create sequence s; create temporary table tt (a int); create collation coll from "C";
      create text search configuration config (copy = pg_catalog.simple);
      create trusted language lang handler plpgsql_call_handler; create cast (bigint as date) with inout;
      create operator class cls for type int using btree as storage int;
      create type shell`);
    expect(await listed(client)).toEqual([]);
  }));
