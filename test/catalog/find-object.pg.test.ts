/** An object is found by the identity that it is listed with, and by no other. */
import { beforeAll, expect, inject, test } from "vitest";
import { schemasOf } from "../export/schemas.ts";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";

const database = useDatabase(installed, { each: "file" });
let client: TestClient;

const hardNames = `
  create schema "a.b"; create schema "On it";
  create table "a.b"."c d" ("x on y" int); create table "On it"."t on public.u" (id int);
  create index "i ""on"" t" on "a.b"."c d" ("x on y");
  create type "On it"."e,f" as enum ('a'); create domain "a.b"."d(int)" as int;
  create type "On it"."c""" as (a int);
  create function "On it"."f(int)"("a.b"."d(int)", "On it"."e,f"[]) returns int language sql as 'select 1';
  create function "On it".f() returns trigger language plpgsql as 'begin return new; end';
  create procedure "a.b".p(inout a int, variadic b text[]) language plpgsql as 'begin a := 1; end';
  create aggregate "On it".counted(*) (sfunc = int8inc, stype = int8, initcond = '0');
  create trigger "g on h" before insert on "On it"."t on public.u" for each row execute function "On it".f();
  create policy "p "" on q" on "On it"."t on public.u"; create policy "p "" on q" on "a.b"."c d";
  create rule "r on s" as on insert to "a.b"."c d" do also notify "x on y"`;

beforeAll(async () => {
  client = await database.client();
  await client.query(schemasOf(inject("postgresVersion"))["every kind of object"] ?? "");
  await client.query(hardNames);
});

test("every object there is, whatever its name", async () => {
  const rows = await client.query<{ object_type: string; identity: string; found: boolean }>(
    `select object_type, identity, pggit.find_object(object_type, identity) is not distinct from objid as found
     from pggit.live_hashes()`,
  );
  expect(rows.filter(({ found }) => !found)).toEqual([]);
  expect(new Set(rows.map(({ object_type }) => object_type)).size).toBeGreaterThan(30);
});

test("by who may not use its schema", async () => {
  const [row] = await client.query(`set local role pggit_reader;
    select pggit.find_object('table', '"a.b"."c d"') is not null as table, pggit.find_object('function', '"On it".f()') is not null as function`);
  expect(row).toEqual({ table: true, function: true });
});

test.each([
  ["table", "public.nowhere"],
  ["table", ""],
  ["table", "c d"],
  ["table", '"a.b"."c d'],
  ["table", "a.b.c.d.e"],
  ["index", '"a.b"."c d"'],
  ["table", "pg_catalog.pg_class"],
  ["enum", "no such type at all("],
  ["domain", '"On it"."e,f"'],
  ["function", '"On it".f'],
  ["function", '"On it".f(int int)'],
  ["function", '"On it".counted(*)'],
  ["aggregate", '"On it".counted(integer)'],
  ["trigger", '"g on h" on'],
  ["trigger", "g on h on public.u"],
  ["policy", '"p "" on q" on "On it".nowhere'],
  ["rule", "on on on"],
])("none for the %s %s", async (type, identity) => {
  expect(await client.query("select pggit.find_object($1, $2) as oid", [type, identity])).toEqual([
    { oid: null },
  ]);
});
