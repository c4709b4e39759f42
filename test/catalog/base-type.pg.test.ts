import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { needsOf, readCatalog, readObject, rolledBack, testCatalog } from "./cases.ts";

/** A function of a type, as PostgreSQL prints it. */
const routine = (signature: string, returns: string, options: string, symbol: string) =>
  `CREATE OR REPLACE FUNCTION ${signature}
 RETURNS ${returns}
 LANGUAGE internal
${options}AS $function$${symbol}$function$;`;

const strict = " IMMUTABLE STRICT\n";

testCatalog("base type", [
  {
    name: "a type with everything a type can have, and odd names",
    setup: `create schema "S p"; create type "S p"."T ""1""";
      create function "S p"."In"(cstring) returns "S p"."T ""1""" immutable strict language internal as 'textin';
      create function "S p"."Out"("S p"."T ""1""") returns cstring immutable strict language internal as 'textout';
      create function "S p"."Recv"(internal) returns "S p"."T ""1""" immutable strict language internal as 'textrecv';
      create function "S p"."Send"("S p"."T ""1""") returns bytea immutable strict language internal as 'textsend'`,
    ddl: `create type "S p"."T ""1""" (input = "S p"."In", output = "S p"."Out", receive = "S p"."Recv",
        send = "S p"."Send", typmod_in = varchartypmodin, typmod_out = varchartypmodout,
        analyze = range_typanalyze, subscript = jsonb_subscript_handler, internallength = variable,
        alignment = double, storage = extended, category = 'S', preferred = true, default = 'it''s',
        element = int4, delimiter = ';', collatable = true);
      comment on type "S p"."T ""1""" is 'text';
      revoke usage on type "S p"."T ""1""" from public;
      grant usage on type "S p"."T ""1""" to pg_monitor`,
    identity: '"S p"."T ""1"""',
    definition: [
      'CREATE TYPE "S p"."T ""1""";',
      routine('"S p"."In"(cstring)', '"S p"."T ""1"""', strict, "textin"),
      routine('"S p"."Out"("S p"."T ""1""")', "cstring", strict, "textout"),
      routine('"S p"."Recv"(internal)', '"S p"."T ""1"""', strict, "textrecv"),
      routine('"S p"."Send"("S p"."T ""1""")', "bytea", strict, "textsend"),
      `CREATE TYPE "S p"."T ""1""" (
    INPUT = "S p"."In",
    OUTPUT = "S p"."Out",
    RECEIVE = "S p"."Recv",
    SEND = "S p"."Send",
    TYPMOD_IN = varchartypmodin,
    TYPMOD_OUT = varchartypmodout,
    ANALYZE = range_typanalyze,
    SUBSCRIPT = jsonb_subscript_handler,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = double,
    STORAGE = extended,
    CATEGORY = 'S',
    PREFERRED = true,
    DEFAULT = 'it''s',
    ELEMENT = integer,
    DELIMITER = ';',
    COLLATABLE = true
)`,
    ].join("\n"),
    facets: {
      input: '"S p"."In"',
      output: '"S p"."Out"',
      receive: '"S p"."Recv"',
      send: '"S p"."Send"',
      typmod_in: "varchartypmodin",
      typmod_out: "varchartypmodout",
      analyze: "range_typanalyze",
      subscript: "jsonb_subscript_handler",
      internallength: "VARIABLE",
      alignment: "double",
      storage: "extended",
      category: "'S'",
      preferred: "true",
      default: "it's",
      element: "integer",
      delimiter: "';'",
      collatable: "true",
      comment: "text",
      "privilege:pg_monitor:USAGE": "granted",
      "revoked:PUBLIC:USAGE": "revoked",
    },
  },
  {
    name: "a type that is passed by value and of which the parts can be read",
    setup: `create type public.small; create function public.small_in(cstring) returns public.small
        language internal as 'int2in';
      create function public.small_out(public.small) returns cstring language internal as 'int2out'`,
    ddl: `create type public.small (input = public.small_in, output = public.small_out,
      internallength = 2, passedbyvalue, alignment = int2)`,
    identity: "public.small",
    definition: [
      "CREATE TYPE public.small;",
      routine("public.small_in(cstring)", "public.small", "", "int2in"),
      routine("public.small_out(public.small)", "cstring", "", "int2out"),
      `CREATE TYPE public.small (
    INPUT = public.small_in,
    OUTPUT = public.small_out,
    INTERNALLENGTH = 2,
    PASSEDBYVALUE = true,
    ALIGNMENT = int2
)`,
    ].join("\n"),
    facets: {
      input: "public.small_in",
      output: "public.small_out",
      internallength: "2",
      passedbyvalue: "true",
      alignment: "int2",
    },
  },
  {
    name: "a shell",
    ddl: 'create type public."Shell"; comment on type public."Shell" is \'to be made\'',
    identity: 'public."Shell"',
    definition: 'CREATE TYPE public."Shell"',
    facets: { comment: "to be made" },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("array types, domains, enums, rows and ranges are no base types", () =>
  rolledBack(database, async (client) => {
    await client.query(`create table t (a int); create type e as enum (); create type c as (a e[]);
      create domain d as int[]; create type r as range (subtype = int)`);
    expect(await readCatalog(client, "base type")).toEqual([]);
  }));

test("a type needs what its functions need, and they and what uses it need the type", () =>
  rolledBack(database, async (client) => {
    await client.query(`create schema app; create schema fn; create type app.t;
      create function fn.t_in(cstring) returns app.t immutable strict language internal as 'textin';
      create function fn.t_out(app.t) returns cstring immutable strict language internal as 'textout';
      create type fn.mods as enum ('a');
      create function fn.mod_in(cstring[]) returns int immutable strict language internal as 'varchartypmodin';
      create type app.t (input = fn.t_in, output = fn.t_out, typmod_in = fn.mod_in, element = int4,
        subscript = jsonb_subscript_handler);
      create type app.days; create function fn.days(app.days) returns app.days
        immutable strict language internal as 'daterange_canonical';
      create type app.days as range (subtype = date, canonical = fn.days);
      create table app.uses (a app.t, b app.t[], c app.days_multirange)`);
    const needs = async (objectType: string, identity: string) =>
      needsOf(await readObject(client, objectType, identity));
    expect(await needs("base type", "app.t")).toEqual([
      "fn.mod_in(cstring[])",
      "schema app",
      "schema fn",
    ]);
    expect(await needs("range", "app.days")).toEqual(["schema app", "schema fn"]);
    expect(await needs("function", "fn.t_in(cstring)")).toEqual(["app.t", "schema fn"]);
    expect(await needs("function", "fn.days(app.days)")).toEqual(["app.days", "schema fn"]);
    expect(await needs("table", "app.uses")).toEqual(["app.days", "app.t", "schema app"]);
  }));
