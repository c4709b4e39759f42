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
      ].map((given) => ({ ...given, comesBackElsewhere: ["column:id", "column:id/not_null"] }))),
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
