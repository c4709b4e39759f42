import { expect, inject, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readObject, rolledBack, testCatalog, valuesOf } from "./cases.ts";

testCatalog("materialized view", [
  {
    name: "a materialized view of which nothing is said",
    ddl: "create materialized view public.totals as select 1 as id, 'x'::varchar(5) as name",
    identity: "public.totals",
    definition: `CREATE MATERIALIZED VIEW public.totals AS
 SELECT 1 AS id,
    'x'::character varying(5) AS name
WITH NO DATA`,
    facets: {
      body: ` SELECT 1 AS id,
    'x'::character varying(5) AS name`,
      "column:id": null,
      "column:id/type": "integer",
      "column:name": null,
      "column:name/type": "character varying(5)",
    },
  },
  {
    name: "a materialized view of which everything is said",
    setup: "create access method heap2 type table handler heap_tableam_handler",
    ddl: `create materialized view public.totals using heap2
        with (fillfactor = 70, toast.autovacuum_enabled = false) as select 1 as id, 'x' as name;
      alter materialized view public.totals alter column name set storage external;
      alter materialized view public.totals alter column name set compression pglz;
      alter materialized view public.totals alter column id set statistics 500;
      alter materialized view public.totals alter column id set (n_distinct = 7);
      comment on materialized view public.totals is 'sums';
      comment on column public.totals.id is 'key';
      grant select on public.totals to public`,
    identity: "public.totals",
    definition: `CREATE MATERIALIZED VIEW public.totals USING heap2 WITH (fillfactor=70, toast.autovacuum_enabled=false) AS
 SELECT 1 AS id,
    'x'::text AS name
WITH NO DATA;
ALTER MATERIALIZED VIEW public.totals ALTER COLUMN id SET (n_distinct=7);
ALTER MATERIALIZED VIEW public.totals ALTER COLUMN id SET STATISTICS 500;
ALTER MATERIALIZED VIEW public.totals ALTER COLUMN name SET COMPRESSION pglz;
ALTER MATERIALIZED VIEW public.totals ALTER COLUMN name SET STORAGE EXTERNAL`,
    facets: {
      body: ` SELECT 1 AS id,
    'x'::text AS name`,
      access_method: "heap2",
      "column:id": null,
      "column:id/type": "integer",
      "column:id/statistics": "500",
      "column:id/option:n_distinct": "7",
      "column:id/comment": "key",
      "column:name": null,
      "column:name/type": "text",
      "column:name/storage": "EXTERNAL",
      "column:name/compression": "pglz",
      "option:fillfactor": "70",
      "option:toast.autovacuum_enabled": "false",
      comment: "sums",
      "privilege:PUBLIC:SELECT": "granted",
    },
  },
  {
    name: "a materialized view with odd names",
    setup: `create schema "odd.schema"`,
    ddl: `create materialized view "odd.schema"."Sums ""🙂""" as select 1 as "a.b c", 2 as "select";
      alter materialized view "odd.schema"."Sums ""🙂""" alter column "a.b c" set statistics 5`,
    identity: `"odd.schema"."Sums ""🙂"""`,
    definition: `CREATE MATERIALIZED VIEW "odd.schema"."Sums ""🙂""" AS
 SELECT 1 AS "a.b c",
    2 AS "select"
WITH NO DATA;
ALTER MATERIALIZED VIEW "odd.schema"."Sums ""🙂""" ALTER COLUMN "a.b c" SET STATISTICS 5`,
    facets: {
      body: ` SELECT 1 AS "a.b c",
    2 AS "select"`,
      "column:a.b c": null,
      "column:a.b c/type": "integer",
      "column:a.b c/statistics": "5",
      "column:select": null,
      "column:select/type": "integer",
    },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("whether it is populated is not its structure", () =>
  rolledBack(database, async (client) => {
    await client.query("create materialized view public.m as select 1 as id with no data");
    const before = await readObject(client, "materialized view", "public.m");
    await client.query("refresh materialized view public.m");
    expect(await readObject(client, "materialized view", "public.m")).toEqual(before);
  }));

test("the index it is clustered on can be given and taken", () =>
  rolledBack(database, async (client) => {
    await client.query(`create materialized view public.m as select 1 as id;
      create index "by id" on public.m (id); alter materialized view public.m cluster on "by id"`);
    const made = await readObject(client, "materialized view", "public.m");
    expect(made && valuesOf(made)).toMatchObject({ cluster_on: `"by id"` });
    await client.query(made?.facets["cluster_on"]?.unset ?? "");
    const without = await readObject(client, "materialized view", "public.m");
    expect(without?.facets).not.toHaveProperty("cluster_on");
    await client.query(made?.facets["cluster_on"]?.set ?? "");
    expect(await readObject(client, "materialized view", "public.m")).toEqual(made);
  }));

test("another access method has DDL where the server has it", () =>
  rolledBack(database, async (client) => {
    await client.query(`create access method heap2 type table handler heap_tableam_handler;
      create materialized view public.m using heap2 as select 1 as id`);
    const made = await readObject(client, "materialized view", "public.m");
    expect(typeof made?.facets["access_method"]?.set).toBe(
      inject("postgresVersion") >= 15 ? "string" : "undefined",
    );
  }));
