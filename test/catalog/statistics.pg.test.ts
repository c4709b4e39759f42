import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readObject, rolledBack, testCatalog } from "./cases.ts";

const setup = "create table public.sales (region text, city text, day date, amount numeric)";

testCatalog("statistics", [
  {
    name: "statistics of which nothing is said",
    setup,
    ddl: "create statistics places on region, city from public.sales",
    identity: "public.places",
    definition: "CREATE STATISTICS public.places ON region, city FROM public.sales",
    facets: {
      table: "public.sales",
      kinds: "ndistinct, dependencies, mcv",
      columns: "city, region",
    },
  },
  {
    name: "statistics of which everything is said",
    setup,
    ddl: `create statistics public.places (mcv, ndistinct) on region, (lower(city)), (amount * 2), day from public.sales;
      alter statistics places set statistics 500;
      comment on statistics places is 'it''s correlated'`,
    identity: "public.places",
    definition: `CREATE STATISTICS public.places (ndistinct, mcv) ON region, day, lower(city), (amount * 2::numeric) FROM public.sales;
ALTER STATISTICS public.places SET STATISTICS 500`,
    facets: {
      table: "public.sales",
      kinds: "ndistinct, mcv",
      columns: "day, region",
      expressions: "(amount * (2)::numeric), lower(city)",
      target: "500",
      comment: "it's correlated",
    },
  },
  {
    name: "statistics on a single expression",
    setup,
    ddl: "create statistics lowered on (lower(city)) from public.sales",
    identity: "public.lowered",
    definition: "CREATE STATISTICS public.lowered ON lower(city) FROM public.sales",
    facets: { table: "public.sales", expressions: "lower(city)" },
  },
  {
    name: "statistics that are set to gather nothing",
    setup,
    ddl: "create statistics s (dependencies) on region, city from public.sales; alter statistics s set statistics 0",
    identity: "public.s",
    definition: `CREATE STATISTICS public.s (dependencies) ON region, city FROM public.sales;
ALTER STATISTICS public.s SET STATISTICS 0`,
    facets: {
      table: "public.sales",
      kinds: "dependencies",
      columns: "city, region",
      target: "0",
    },
  },
  {
    name: "statistics with odd names",
    setup: `create schema "odd.schema"; create table "odd.schema"."a ""t""" ("select" int, "B" int)`,
    ddl: `create statistics "odd.schema"."on 🙂 ""s""" on "select", "B" from "odd.schema"."a ""t"""`,
    identity: `"odd.schema"."on 🙂 ""s"""`,
    definition: `CREATE STATISTICS "odd.schema"."on 🙂 ""s""" ON "select", "B" FROM "odd.schema"."a ""t"""`,
    facets: {
      table: `"odd.schema"."a ""t"""`,
      kinds: "ndistinct, dependencies, mcv",
      columns: `"B", "select"`,
    },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("the order in which columns and kinds were named means nothing", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create statistics s (mcv, ndistinct) on region, city from sales`);
    const before = await readObject(client, "statistics", "public.s");
    await client.query(
      "drop statistics s; create statistics s (ndistinct, mcv) on city, region from sales",
    );
    expect((await readObject(client, "statistics", "public.s"))?.hash).toBe(before?.hash);
  }));

test("statistics need their table, and the functions of their expressions", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup};
      create function twice(n numeric) returns numeric language sql immutable as 'select n * 2';
      create statistics s on (twice(amount)), region from sales`);
    const statistics = await readObject(client, "statistics", "public.s");
    expect(statistics?.depends_on).toEqual({
      "public.sales": ["object"],
      "public.twice(numeric)": ["object"],
    });
  }));

test("a schema that moves takes the name along, not the table's", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create schema other; create statistics s on region, city from sales;
      alter statistics s set schema other`);
    const statistics = await readObject(client, "statistics", "other.s");
    expect(statistics?.facets["table"]?.value).toBe("public.sales");
  }));
