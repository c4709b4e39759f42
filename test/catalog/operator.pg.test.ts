import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { needsOf, readCatalog, readObject, rolledBack, testCatalog } from "./cases.ts";

const database = useDatabase(undefined, { each: "file" });

testCatalog("operator", [
  {
    name: "an operator with everything an operator can have",
    setup: `create schema "S p"; create type "S p"."T" as enum ('a');
      create function "S p"."Eq"("S p"."T", "S p"."T") returns bool language internal immutable as 'enum_eq';
      create function "S p"."Ne"("S p"."T", "S p"."T") returns bool language internal immutable as 'enum_ne'`,
    ddl: `create operator "S p".=== (leftarg = "S p"."T", rightarg = "S p"."T", function = "S p"."Eq",
        commutator = operator("S p".===), negator = operator("S p".!==),
        restrict = eqsel, join = eqjoinsel, hashes, merges);
      create operator "S p".!== (leftarg = "S p"."T", rightarg = "S p"."T", function = "S p"."Ne",
        negator = operator("S p".===));
      comment on operator "S p".=== ("S p"."T", "S p"."T") is 'same'`,
    identity: '"S p".===("S p"."T","S p"."T")',
    definition: `CREATE OPERATOR "S p".=== (
    FUNCTION = "S p"."Eq",
    LEFTARG = "S p"."T",
    RIGHTARG = "S p"."T",
    COMMUTATOR = OPERATOR("S p".===),
    NEGATOR = OPERATOR("S p".!==),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
)`,
    facets: {
      function: '"S p"."Eq"',
      commutator: 'OPERATOR("S p".===)',
      negator: 'OPERATOR("S p".!==)',
      restrict: "eqsel",
      join: "eqjoinsel",
      hashes: "HASHES",
      merges: "MERGES",
      comment: "same",
    },
  },
  {
    name: "a prefix operator",
    setup: "create function public.half(int) returns int language sql as 'select $1 / 2'",
    ddl: "create operator public.!! (rightarg = int, function = public.half)",
    identity: "public.!!(NONE,integer)",
    definition: `CREATE OPERATOR public.!! (
    FUNCTION = public.half,
    RIGHTARG = integer
)`,
    facets: { function: "public.half" },
  },
]);

test("what is only named as a commutator is no operator until it is made", () =>
  rolledBack(database, async (client) => {
    const names = async () => (await readCatalog(client, "operator")).map((one) => one.identity);
    await client.query(`create function public.lt(int, text) returns bool language sql as 'select true';
      create function public.gt(text, int) returns bool language sql as 'select true';
      create operator public.<<< (leftarg = int, rightarg = text, function = public.lt,
        commutator = operator(public.>>>))`);
    expect(await names()).toEqual(["public.<<<(integer,text)"]);
    await client.query(
      `create operator public.>>> (leftarg = text, rightarg = int, function = public.gt,
        commutator = operator(public.<<<))`,
    );
    expect((await names()).toSorted()).toEqual([
      "public.<<<(integer,text)",
      "public.>>>(text,integer)",
    ]);
    const made = await readObject(client, "operator", "public.>>>(text,integer)");
    expect(made?.facets["commutator"]?.value).toBe("OPERATOR(public.<<<)");
    expect(needsOf(made)).toEqual(["public.gt(text,integer)"]);
  }));

const family = "create operator family public.fam using btree";

testCatalog("operator family", [
  {
    name: "an empty family with an odd name",
    setup: 'create schema "S p"',
    ddl: `create operator family "S p"."F ""1""" using hash;
      comment on operator family "S p"."F ""1""" using hash is 'empty'`,
    identity: '"S p"."F ""1""" USING hash',
    definition: 'CREATE OPERATOR FAMILY "S p"."F ""1""" USING hash',
    facets: { comment: "empty" },
  },
  {
    name: "a family with loose members",
    ddl: `${family}; alter operator family public.fam using btree add
      operator 1 < (int4, int8), operator 3 = (int4, int8), function 1 (int4, int8) btint48cmp(int4, int8),
      function 2 (int4, int4) btint4sortsupport(internal)`,
    identity: "public.fam USING btree",
    definition: `CREATE OPERATOR FAMILY public.fam USING btree;
ALTER OPERATOR FAMILY public.fam USING btree ADD OPERATOR 1 <(integer,bigint);
ALTER OPERATOR FAMILY public.fam USING btree ADD OPERATOR 3 =(integer,bigint);
ALTER OPERATOR FAMILY public.fam USING btree ADD FUNCTION 1 (integer, bigint) btint48cmp(integer,bigint);
ALTER OPERATOR FAMILY public.fam USING btree ADD FUNCTION 2 (integer, integer) btint4sortsupport(internal)`,
    facets: {
      "operator:1(integer,bigint)": "<(integer,bigint)",
      "operator:3(integer,bigint)": "=(integer,bigint)",
      "function:1(integer,bigint)": "btint48cmp(integer,bigint)",
      "function:2(integer,integer)": "btint4sortsupport(internal)",
    },
  },
]);

testCatalog("operator class", [
  {
    name: "a class in a family, with all that a tree needs",
    setup: family,
    ddl: `create operator class public.cls for type int4 using btree family public.fam as
        operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int4, int4);
      comment on operator class public.cls using btree is 'ours'`,
    identity: "public.cls USING btree",
    definition: `CREATE OPERATOR CLASS public.cls
    FOR TYPE integer USING btree FAMILY public.fam AS
    OPERATOR 1 <(integer,integer),
    OPERATOR 2 <=(integer,integer),
    OPERATOR 3 =(integer,integer),
    OPERATOR 4 >=(integer,integer),
    OPERATOR 5 >(integer,integer),
    FUNCTION 1 (integer, integer) btint4cmp(integer,integer)`,
    facets: {
      type: "integer",
      family: "public.fam",
      "operator:1(integer,integer)": "<(integer,integer)",
      "operator:2(integer,integer)": "<=(integer,integer)",
      "operator:3(integer,integer)": "=(integer,integer)",
      "operator:4(integer,integer)": ">=(integer,integer)",
      "operator:5(integer,integer)": ">(integer,integer)",
      "function:1(integer,integer)": "btint4cmp(integer,integer)",
      comment: "ours",
    },
  },
  {
    name: "a default class whose operator is the family's that it made, and odd names",
    setup: `create schema "S p"; create type "S p"."T" as (a int)`,
    ddl: `create operator class "S p"."C ""1""" default for type "S p"."T" using hash as
      operator 1 =(record, record)`,
    identity: '"S p"."C ""1""" USING hash',
    definition: `CREATE OPERATOR CLASS "S p"."C ""1"""
    DEFAULT FOR TYPE "S p"."T" USING hash FAMILY "S p"."C ""1""" AS
    STORAGE "S p"."T"`,
    facets: {
      type: '"S p"."T"',
      default: "DEFAULT",
      family: '"S p"."C ""1"""',
    },
  },
  {
    name: "a class that stores another type and orders by distance",
    ddl: `create operator class public.points for type point using gist as
      operator 15 <-> (point, point) for order by float_ops,
      function 1 gist_point_consistent(internal, point, smallint, oid, internal),
      function 2 gist_box_union(internal, internal),
      function 5 gist_box_penalty(internal, internal, internal),
      function 6 gist_box_picksplit(internal, internal),
      function 7 gist_box_same(box, box, internal),
      storage box`,
    identity: "public.points USING gist",
    definition: `CREATE OPERATOR CLASS public.points
    FOR TYPE point USING gist FAMILY public.points AS
    FUNCTION 1 (point, point) gist_point_consistent(internal,point,smallint,oid,internal),
    FUNCTION 2 (point, point) gist_box_union(internal,internal),
    FUNCTION 5 (point, point) gist_box_penalty(internal,internal,internal),
    FUNCTION 6 (point, point) gist_box_picksplit(internal,internal),
    FUNCTION 7 (point, point) gist_box_same(box,box,internal),
    STORAGE box`,
    facets: {
      type: "point",
      family: "public.points",
      storage: "box",
      "function:1(point,point)": "gist_point_consistent(internal,point,smallint,oid,internal)",
      "function:2(point,point)": "gist_box_union(internal,internal)",
      "function:5(point,point)": "gist_box_penalty(internal,internal,internal)",
      "function:6(point,point)": "gist_box_picksplit(internal,internal)",
      "function:7(point,point)": "gist_box_same(box,box,internal)",
    },
  },
  {
    name: "a class of which all members are the family's",
    setup: family,
    ddl: "create operator class public.bare for type int4 using btree family public.fam as storage int4",
    identity: "public.bare USING btree",
    definition: `CREATE OPERATOR CLASS public.bare
    FOR TYPE integer USING btree FAMILY public.fam AS
    STORAGE integer`,
    facets: { type: "integer", family: "public.fam" },
  },
]);

test("what a class orders by is the family's, loosely", () =>
  rolledBack(database, async (client) => {
    await client.query(`create operator family public.near using gist;
      alter operator family public.near using gist add
        operator 15 <-> (point, point) for order by float_ops`);
    const made = await readObject(client, "operator family", "public.near USING gist");
    expect(made?.facets["operator:15(point,point)"]).toMatchObject({
      value: "<->(point,point) FOR ORDER BY pg_catalog.float_ops",
      set: "ALTER OPERATOR FAMILY public.near USING gist ADD OPERATOR 15 <->(point,point) FOR ORDER BY pg_catalog.float_ops",
      unset: "ALTER OPERATOR FAMILY public.near USING gist DROP OPERATOR 15 (point, point)",
    });
  }));

test("a family and its class need what their members need", () =>
  rolledBack(database, async (client) => {
    await client.query(`create schema app; create type app.t as enum ('a');
      create function app.lt(app.t, app.t) returns bool language internal immutable as 'enum_lt';
      create function app.cmp(app.t, app.t) returns int language internal immutable as 'enum_cmp';
      create function app.cmp8(app.t, int8) returns int language sql as 'select 1';
      create operator app.< (leftarg = app.t, rightarg = app.t, function = app.lt);
      create operator class app.cls default for type app.t using btree as
        operator 1 app.<, function 1 app.cmp(app.t, app.t);
      alter operator family app.cls using btree add function 1 (app.t, int8) app.cmp8(app.t, int8);
      create table app.keyed (key app.t primary key)`);
    const needs = async (objectType: string, identity: string) =>
      needsOf(await readObject(client, objectType, identity));
    expect(await needs("operator class", "app.cls USING btree")).toEqual([
      "app.cmp(app.t,app.t)",
      "app.t",
      "operator app.<(app.t,app.t)",
      "operator family app.cls USING btree",
      "schema app",
    ]);
    expect(await needs("operator family", "app.cls USING btree")).toEqual([
      "app.cmp8(app.t,bigint)",
      "schema app",
    ]);
    expect(await needs("table", "app.keyed")).toEqual([
      "app.t",
      "operator class app.cls USING btree",
      "schema app",
    ]);
    expect(await needs("operator", "app.<(app.t,app.t)")).toEqual([
      "app.lt(app.t,app.t)",
      "app.t",
      "schema app",
    ]);
  }));
