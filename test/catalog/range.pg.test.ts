import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readCatalog, rolledBack, testCatalog } from "./cases.ts";

testCatalog("range", [
  {
    name: "a range whose multirange has the usual name",
    ddl: `create type public.floatrange as range (subtype = float8, subtype_diff = float8mi);
      comment on type public.floatrange is 'floats';
      grant usage on type public.floatrange to pg_monitor with grant option`,
    identity: "public.floatrange",
    definition: `CREATE TYPE public.floatrange AS RANGE (
    SUBTYPE = double precision,
    SUBTYPE_DIFF = float8mi
)`,
    facets: {
      subtype: "double precision",
      subtype_diff: "float8mi",
      comment: "floats",
      "privilege:pg_monitor:USAGE": "grantable",
    },
  },
  {
    name: "a range with everything chosen, and odd names",
    setup: `create schema "S p"; create function "S p"."di ff"(text, text) returns float8
      immutable language sql as 'select 1.0::float8'`,
    ddl: `create type "S p"."R ""1""" as range (subtype = text, subtype_opclass = text_pattern_ops,
      collation = "C", subtype_diff = "S p"."di ff", multirange_type_name = "S p"."Many")`,
    identity: '"S p"."R ""1"""',
    definition: `CREATE TYPE "S p"."R ""1""" AS RANGE (
    SUBTYPE = text,
    SUBTYPE_OPCLASS = pg_catalog.text_pattern_ops,
    COLLATION = "C",
    SUBTYPE_DIFF = "S p"."di ff",
    MULTIRANGE_TYPE_NAME = "S p"."Many"
)`,
    facets: {
      subtype: "text",
      subtype_opclass: "pg_catalog.text_pattern_ops",
      collation: '"C"',
      subtype_diff: '"S p"."di ff"',
      multirange_type_name: '"S p"."Many"',
    },
  },
  {
    name: "a range whose values have one form, by a function that takes and returns it",
    setup: `create type public.days; create function public.whole_days(public.days) returns public.days
      immutable strict language internal as 'daterange_canonical'`,
    ddl: `create type public.days as range (subtype = date, canonical = public.whole_days);
      comment on type public.days_multirange is 'days of all sorts'`,
    identity: "public.days",
    definition: `CREATE TYPE public.days;
CREATE OR REPLACE FUNCTION public.whole_days(public.days)
 RETURNS public.days
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$daterange_canonical$function$;
CREATE TYPE public.days AS RANGE (
    SUBTYPE = date,
    CANONICAL = public.whole_days
)`,
    facets: {
      subtype: "date",
      canonical: "public.whole_days",
      "multirange/comment": "days of all sorts",
    },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("the multirange type and the constructors of a range are no objects of their own", () =>
  rolledBack(database, async (client) => {
    await client.query(`create type public.spans as range (subtype = int);
      create function public.like_a_constructor(int, int) returns int4range
        language internal as 'range_constructor2'`);
    const names = async (objectType: string) =>
      (await readCatalog(client, objectType)).map(({ identity }) => identity);
    expect(await names("range")).toEqual(["public.spans"]);
    expect(await names("function")).toEqual(["public.like_a_constructor(integer,integer)"]);
    for (const other of ["composite", "domain", "enum"]) expect(await names(other)).toEqual([]);
  }));
