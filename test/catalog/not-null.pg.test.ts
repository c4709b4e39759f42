/** What a NOT NULL constraint says beyond NOT NULL, since PostgreSQL 18; before there is nothing more to say. */
import { expect, inject, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readObject, rolledBack, testCatalog, valuesOf } from "./cases.ts";

// What is said beyond a NOT NULL goes with it, and comes back by a statement of its own.
const column = { "column:id": null, "column:id/type": "integer", "column:id/not_null": "NOT NULL" };

testCatalog("table", [
  {
    name: "a NOT NULL as PostgreSQL names it",
    ddl: "create table public.t (id int not null)",
    identity: "public.t",
    definition: "CREATE TABLE public.t (\n    id integer NOT NULL\n)",
    facets: column,
  },
  ...(inject("postgresVersion") < 18
    ? []
    : [
        {
          name: "a NOT NULL with a name of its own",
          ddl: 'create table public.t (id int constraint "has ""id""" not null)',
          identity: "public.t",
          definition: `CREATE TABLE public.t (
    id integer NOT NULL
);
ALTER TABLE public.t RENAME CONSTRAINT t_id_not_null TO "has ""id"""`,
          facets: { ...column, "column:id/not_null/name": 'has "id"' },
        },
        {
          name: "a NOT NULL of a renamed table, whose names PostgreSQL had to cut",
          ddl: `create table public.${"a".repeat(40)} (${"b".repeat(30)} int not null);
            alter table public.${"a".repeat(40)} rename to ${"c".repeat(40)}`,
          identity: `public.${"c".repeat(40)}`,
          definition: `CREATE TABLE public.${"c".repeat(40)} (
    ${"b".repeat(30)} integer NOT NULL
);
ALTER TABLE public.${"c".repeat(40)} RENAME CONSTRAINT ${"c".repeat(27)}_${"b".repeat(26)}_not_null TO ${"a".repeat(27)}_${"b".repeat(26)}_not_null`,
          facets: Object.fromEntries(
            Object.entries({
              ...column,
              "column:id/not_null/name": `${"a".repeat(27)}_${"b".repeat(26)}_not_null`,
            }).map(([key, value]) => [key.replace("id", "b".repeat(30)), value]),
          ),
          comesBackElsewhere: [`column:${"b".repeat(30)}`, `column:${"b".repeat(30)}/not_null`],
        },
        {
          name: "a NOT NULL as PostgreSQL names it, cut between characters",
          ddl: `create table public."${"ä".repeat(25)}" (${"x".repeat(40)} int not null)`,
          identity: `public."${"ä".repeat(25)}"`,
          definition: `CREATE TABLE public."${"ä".repeat(25)}" (\n    ${"x".repeat(40)} integer NOT NULL\n)`,
          facets: Object.fromEntries(
            Object.entries(column).map(([key, value]) => [
              key.replace("id", "x".repeat(40)),
              value,
            ]),
          ),
        },
        {
          name: "a NOT NULL that heirs do not have",
          ddl: "create table public.t (id int not null no inherit)",
          identity: "public.t",
          definition: `CREATE TABLE public.t (
    id integer NOT NULL
);
ALTER TABLE public.t ALTER CONSTRAINT t_id_not_null NO INHERIT`,
          facets: { ...column, "column:id/not_null/no_inherit": "NO INHERIT" },
        },
        {
          name: "a partition's own name for a NOT NULL of its parent",
          setup: "create table public.p (id int constraint other not null) partition by range (id)",
          ddl: "create table public.t partition of public.p (constraint own not null id) for values from (0) to (1)",
          identity: "public.t",
          definition: `CREATE TABLE public.t PARTITION OF public.p (
    CONSTRAINT own NOT NULL id
) FOR VALUES FROM (0) TO (1)`,
          facets: {
            partition_of: "public.p FOR VALUES FROM (0) TO (1)",
            "column:id/not_null": "NOT NULL",
            "column:id/not_null/name": "own",
          },
          oneWay: ["partition_of"],
          held: ["column:id/not_null", "column:id/not_null/name"],
        },
        {
          name: "a NOT NULL that rows from before need not keep, with a name",
          ddl: "create table public.t (id int); alter table public.t add constraint later not null id not valid",
          identity: "public.t",
          definition: `CREATE TABLE public.t (
    id integer NOT NULL
);
ALTER TABLE public.t RENAME CONSTRAINT t_id_not_null TO later;
ALTER TABLE public.t DROP CONSTRAINT later, ADD CONSTRAINT later NOT NULL id NOT VALID`,
          facets: {
            ...column,
            "column:id/not_null/name": "later",
            "column:id/not_null/not_valid": "NOT VALID",
          },
        },
      ].map((given) => ({ comesBackElsewhere: ["column:id", "column:id/not_null"], ...given }))),
]);

const database = useDatabase(undefined, { each: "file" });

test("a NOT NULL that a partition or an heir has from its parent is the parent's", () =>
  rolledBack(database, async (client) => {
    await client.query(`create table public.p (id int constraint named_so not null) partition by range (id);
      create table public.p1 partition of public.p for values from (0) to (1);
      create table public.h (n int constraint named_too not null);
      create table public.h1 () inherits (public.h)`);
    for (const heir of ["public.p1", "public.h1"]) {
      const object = await readObject(client, "table", heir);
      const keys = Object.keys((object && valuesOf(object)) ?? {});
      expect(keys.length).toBeGreaterThan(0);
      expect(keys.filter((key) => key.includes("not_null/"))).toEqual([]);
    }
  }));
