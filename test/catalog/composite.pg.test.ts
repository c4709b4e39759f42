import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readCatalog, rolledBack, testCatalog } from "./cases.ts";

testCatalog("composite", [
  {
    name: "a composite type that lost an attribute and gained one",
    setup: "create type public.status as enum ('a')",
    ddl: `create type public.address as (street text collate "C", "Zip Code" varchar(10), n numeric(5, 2));
      alter type public.address drop attribute "Zip Code", add attribute "it's" public.status[];
      comment on type public.address is 'address';
      comment on column public.address."it's" is 'status';
      revoke usage on type public.address from public`,
    identity: "public.address",
    definition: `CREATE TYPE public.address AS (
    street text COLLATE "C",
    n numeric(5,2),
    "it's" public.status[]
)`,
    facets: {
      "attribute:street": null,
      "attribute:street/type": 'text COLLATE "C"',
      "attribute:street/position": "first",
      "attribute:n": null,
      "attribute:n/type": "numeric(5,2)",
      "attribute:n/position": "after street",
      "attribute:it's": null,
      "attribute:it's/type": "public.status[]",
      "attribute:it's/position": "after n",
      "attribute:it's/comment": "status",
      comment: "address",
      "revoked:PUBLIC:USAGE": "revoked",
    },
    // DROP ATTRIBUTE takes the attribute's comment and place with it.
    comesBackElsewhere: ["attribute:street", "attribute:n", "attribute:it's"],
  },
  {
    name: "a composite type without attributes",
    ddl: 'create schema "S p"; create type "S p"."T ""1""" as ()',
    identity: '"S p"."T ""1"""',
    definition: 'CREATE TYPE "S p"."T ""1""" AS ()',
    facets: {},
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("the row type of a table or view is no composite type", () =>
  rolledBack(database, async (client) => {
    await client.query("create table public.t (a int); create view public.v as select 1 as a");
    expect(await readCatalog(client, "composite")).toEqual([]);
  }));
