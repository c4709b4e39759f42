/** merge_branches() into the live database: what is new there is made, whatever kind it is of. */
import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { clean, installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { register } from "./registering.ts";
import { merge, onStaging, verified } from "./staging.ts";

const database = useDatabase(installed);
let client: TestClient;

const everyKind = readFileSync(new URL("../snapshot/every-kind.sql", import.meta.url), "utf8");

beforeEach(async () => {
  client = await database.client();
  await client.query("create table public.users (id int primary key)");
  await onStaging(client, "");
  await merge(client);
});

test("a new object of any kind is merged, also those that belong to no schema", async () => {
  await onStaging(
    client,
    `${everyKind}
     create extension "uuid-ossp";
     create subscription feed connection 'dbname=nowhere' publication p with (connect = false, slot_name = none);
     create schema ns;
     create table ns.t (a int);
     create function public.same(integer, integer) returns boolean immutable language sql as 'select $1 = $2';
     create operator public.=== (leftarg = integer, rightarg = integer, function = public.same);
     create statistics app.together on id, born from app.users;
     alter default privileges in schema app grant select on tables to public`,
  );
  const merged = await merge(client, ["comments", "privileges", "owner"]);
  expect(merged.filter((row) => row.outcome !== "merged")).toEqual([]);
  const kinds = await client.query<{ object_type: string }>(
    "select object_type from pggit.catalog_queries order by 1",
  );
  expect([...new Set(merged.map((row) => row.object_type))].sort()).toEqual(
    kinds.map((kind) => kind.object_type),
  );
  expect(await merge(client, ["comments", "privileges", "owner"])).toEqual([]);
  expect(await verified(client)).toEqual(clean);
  // else the database could not be dropped
  await client.query("drop subscription feed");
});

test("a schema that went there goes here, with what was in it", async () => {
  await client.query(`create schema gone; create table gone.t (id int); create view gone.v as select id from gone.t;
    create operator gone.=== (leftarg = integer, rightarg = integer, function = int4eq);
    create cast (public.users as text) with inout`);
  await onStaging(client, "");
  await merge(client);
  await onStaging(client, "drop schema gone cascade; drop cast (public.users as text)");
  expect((await merge(client)).filter((row) => row.outcome !== "merged")).toEqual([]);
  expect(await verified(client)).toEqual(clean);
});

test("a conflict over a dropped schema is previewed and resolved under its own name", async () => {
  await client.query("create schema gs");
  await client.query("select pggit.fold()");
  await client.query("drop schema gs");
  await client.query("select pggit.fold()");
  const id = await register(client, {
    type: "version",
    object: "schema",
    identity: "gs",
    data: { current_version: "1.0.0", incoming_version: "1.0.0" },
  });
  expect(
    await client.query("select statement from pggit.preview_conflict($1, 'use_tracked')", [id]),
  ).toEqual([{ statement: "CREATE SCHEMA gs" }]);
  await client.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]);
  expect(await client.query("select to_regnamespace('gs')::text as is")).toEqual([{ is: "gs" }]);
});

test("the SQL of a custom resolution makes an operator or a cast", async () => {
  const resolve = async (object: string, identity: string, sql: string) => {
    const id = await register(client, { object, identity, data: { incoming_version: "1.0.0" } });
    await client.query("select pggit.resolve_conflict($1, 'custom', null, $2)", [
      id,
      JSON.stringify({ sql }),
    ]);
  };
  await resolve(
    "operator",
    "public.===(integer,integer)",
    "create operator === (leftarg = integer, rightarg = integer, function = int4eq)",
  );
  await resolve("cast", "(public.users AS text)", "create cast (users as text) with inout");
  expect(await verified(client)).toEqual(clean);
});
