import { expect, inject, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { type CatalogCase, needsOf, readObject, rolledBack, testCatalog } from "./cases.ts";

const version = inject("postgresVersion");

const setup = `create schema app; create table public.users (id int primary key, email text);
  create table public.orders (id int primary key)`;

const from15: readonly CatalogCase[] = [
  {
    name: "a publication of columns, rows and schemas",
    setup,
    ddl: `create publication p for table public.users (email, id) where (id > 0 and id < 9), public.orders where (true)`,
    identity: "p",
    definition:
      "CREATE PUBLICATION p FOR TABLE ONLY public.orders WHERE (true), ONLY public.users (id, email) WHERE (((id > 0) AND (id < 9)))",
    facets: {
      "table:public.orders": "WHERE (true)",
      "table:public.users": "(id, email) WHERE (((id > 0) AND (id < 9)))",
    },
  },
  {
    name: "a publication of schemas with odd names, and a table beside them",
    setup: `${setup}; create schema "odd.schema"`,
    ddl: `create publication p for tables in schema app, "odd.schema", public, table public.users`,
    identity: "p",
    definition:
      'CREATE PUBLICATION p FOR TABLE ONLY public.users, TABLES IN SCHEMA "odd.schema", app, public',
    facets: {
      "table:public.users": "whole",
      "schema:app": "all tables",
      "schema:public": "all tables",
      'schema:"odd.schema"': "all tables",
    },
  },
  {
    name: "a publication of a partitioned table by its root, with a filter",
    setup: `create table public.e (id int primary key) partition by range (id);
      create table public.e1 partition of public.e for values from (0) to (9)`,
    ddl: `create publication p for table public.e where (id > 1), public.e1 where (id > 2)
      with (publish_via_partition_root)`,
    identity: "p",
    definition:
      "CREATE PUBLICATION p FOR TABLE ONLY public.e WHERE ((id > 1)), ONLY public.e1 WHERE ((id > 2)) WITH (publish_via_partition_root = 'true')",
    facets: {
      "table:public.e": "WHERE ((id > 1))",
      "table:public.e1": "WHERE ((id > 2))",
      publish_via_partition_root: "true",
    },
    // a filter on the root needs it
    held: ["publish_via_partition_root"],
  },
];

const from18: readonly CatalogCase[] = [
  {
    name: "a publication of generated columns",
    ddl: "create publication p with (publish_generated_columns = stored)",
    identity: "p",
    definition: "CREATE PUBLICATION p WITH (publish_generated_columns = 'stored')",
    facets: { publish_generated_columns: "stored" },
  },
];

testCatalog("publication", [
  {
    name: "a publication of nothing",
    ddl: "create publication p",
    identity: "p",
    definition: "CREATE PUBLICATION p",
    facets: {},
  },
  {
    name: "a publication of all tables",
    setup,
    ddl: `create publication p for all tables with (publish = 'update,insert', publish_via_partition_root);
      comment on publication p is 'it''s out'`,
    identity: "p",
    definition:
      "CREATE PUBLICATION p FOR ALL TABLES WITH (publish = 'insert, update', publish_via_partition_root = 'true')",
    facets: {
      all_tables: "ALL TABLES",
      publish: "insert, update",
      publish_via_partition_root: "true",
      comment: "it's out",
    },
  },
  {
    name: "a publication with odd names, of a table without its heirs",
    setup: `create schema "odd.schema"; create table "odd.schema"."a ""t""" (a int);
      create table public.heir () inherits ("odd.schema"."a ""t""")`,
    ddl: `create publication "on 🙂 ""p""" for table only "odd.schema"."a ""t""" with (publish = '')`,
    identity: `"on 🙂 ""p"""`,
    definition: `CREATE PUBLICATION "on 🙂 ""p""" FOR TABLE ONLY "odd.schema"."a ""t""" WITH (publish = '')`,
    facets: { 'table:"odd.schema"."a ""t"""': "whole", publish: "" },
  },
  {
    name: "a publication of several tables",
    setup,
    ddl: "create publication p for table public.users, public.orders",
    identity: "p",
    definition: "CREATE PUBLICATION p FOR TABLE ONLY public.orders, ONLY public.users",
    facets: { "table:public.orders": "whole", "table:public.users": "whole" },
  },
  ...(version >= 15 ? from15 : []),
  ...(version >= 18 ? from18 : []),
]);

const database = useDatabase(undefined, { each: "file" });

test("a publication needs its tables and its schemas", () =>
  rolledBack(database, async (client) => {
    const [clause, needed] = version >= 15 ? [", tables in schema app", ["schema app"]] : ["", []];
    await client.query(
      `${setup}; create publication p for table public.users, public.orders ${clause}`,
    );
    const publication = await readObject(client, "publication", "p");
    expect(needsOf(publication)).toEqual(["public.orders", "public.users", ...needed]);
  }));
