import { expect, inject, test } from "vitest";
import { kinds } from "../../packages/pggit/src/generated/sql.ts";
import { facetRows } from "../../packages/pggit/src/snapshot/catalog-query.ts";
import { useDatabase } from "../servers/use-database.ts";
import { readCatalog, readObject, rolledBack, testCatalog, valuesOf } from "./cases.ts";

testCatalog("sequence", [
  {
    name: "a sequence of which nothing is said",
    ddl: "create sequence public.tickets",
    identity: "public.tickets",
    definition: "CREATE SEQUENCE public.tickets",
    facets: { type: "bigint" },
  },
  {
    name: "a sequence of which everything is said",
    ddl: `create sequence public.tickets as integer
        increment 5 minvalue -10 maxvalue 1000 start 7 cache 3 cycle;
      comment on sequence public.tickets is 'it''s "all"';
      grant usage on sequence public.tickets to public;
      grant select on sequence public.tickets to pg_monitor with grant option`,
    identity: "public.tickets",
    definition:
      "CREATE SEQUENCE public.tickets AS integer INCREMENT BY 5 MINVALUE -10 MAXVALUE 1000 START WITH 7 CACHE 3 CYCLE",
    facets: {
      type: "integer",
      increment: "5",
      min: "-10",
      max: "1000",
      start: "7",
      cache: "3",
      cycle: "CYCLE",
      comment: `it's "all"`,
      "privilege:PUBLIC:USAGE": "granted",
      "privilege:pg_monitor:SELECT": "grantable",
    },
  },
  {
    name: "a sequence that starts at a lower bound of its own",
    ddl: "create sequence public.tickets as smallint minvalue 100",
    identity: "public.tickets",
    definition: "CREATE SEQUENCE public.tickets AS smallint MINVALUE 100",
    facets: { type: "smallint", min: "100" },
  },
  {
    name: "a sequence that counts down",
    ddl: "create sequence public.countdown increment by -1",
    identity: "public.countdown",
    definition: "CREATE SEQUENCE public.countdown INCREMENT BY -1",
    facets: { type: "bigint", descending: "DESCENDING" },
  },
  {
    name: "a sequence that counts down in steps from a ceiling of its own",
    ddl: `create sequence public.countdown as smallint increment by -2 maxvalue 50;
      select setval('public.countdown', -7)`,
    identity: "public.countdown",
    definition: "CREATE SEQUENCE public.countdown AS smallint INCREMENT BY -2 MAXVALUE 50",
    facets: { type: "smallint", descending: "DESCENDING", increment: "-2", max: "50" },
  },
  {
    name: "a sequence with odd names",
    setup: `create schema "odd.schema"`,
    ddl: `create sequence "odd.schema"."Seq ""🙂""" cache 2`,
    identity: `"odd.schema"."Seq ""🙂"""`,
    definition: `CREATE SEQUENCE "odd.schema"."Seq ""🙂""" CACHE 2`,
    facets: { type: "bigint", cache: "2" },
  },
  ...(inject("postgresVersion") < 15
    ? []
    : [
        {
          name: "an unlogged sequence",
          ddl: "create unlogged sequence public.tickets",
          identity: "public.tickets",
          definition: "CREATE UNLOGGED SEQUENCE public.tickets",
          facets: { type: "bigint", unlogged: "UNLOGGED" },
        },
      ]),
]);

const database = useDatabase(undefined, { each: "file" });

test("a column's own sequence is read, and its owner can be given apart", () =>
  rolledBack(database, async (client) => {
    await client.query(
      `create schema "odd.schema"; create table "odd.schema"."a ""t""" ("select" serial)`,
    );
    const identity = `"odd.schema"."a ""t""_select_seq"`;
    const made = await readObject(client, "sequence", identity);
    expect(made?.definition).toBe(`CREATE SEQUENCE ${identity} AS integer`);
    expect(made && valuesOf(made)).toEqual({
      type: "integer",
      owned_by: `"odd.schema"."a ""t"""."select"`,
    });
    await client.query(made?.facets["owned_by"]?.unset ?? "");
    const freed = await readObject(client, "sequence", identity);
    expect(freed && valuesOf(freed)).toEqual({ type: "integer" });
    await client.query(made?.facets["owned_by"]?.set ?? "");
    expect(await readObject(client, "sequence", identity)).toEqual(made);
  }));

test("a column's own sequence does not wait for the table that waits for it", () =>
  rolledBack(database, async (client) => {
    await client.query("create table public.users (id serial)");
    const sequence = await readObject(client, "sequence", "public.users_id_seq");
    const table = await readObject(client, "table", "public.users");
    expect(sequence?.depends_on).toEqual({ "public.users": ["owned_by"] });
    expect(table?.depends_on).toEqual({ "public.users_id_seq": ["column:id/default"] });
  }));

test("an identity column's sequence is the column's, metadata included", () =>
  rolledBack(database, async (client) => {
    await client.query(`create table public.users (id int generated always as identity);
      comment on sequence public.users_id_seq is 'hidden';
      grant usage on sequence public.users_id_seq to public`);
    expect(await readCatalog(client, "sequence")).toEqual([]);
    const kind = kinds.find(({ objectType }) => objectType === "sequence");
    expect(kind).toBeDefined();
    expect(await client.query(kind ? facetRows(kind) : "")).toEqual([]);
  }));

test("a bound that goes takes with it the start that followed from it", () =>
  rolledBack(database, async (client) => {
    await client.query(`create sequence public.up minvalue 100;
      create sequence public.down increment by -1 maxvalue 50; select setval('public.down', -7)`);
    const up = await readObject(client, "sequence", "public.up");
    const down = await readObject(client, "sequence", "public.down");
    await client.query(`${up?.facets["min"]?.unset};${down?.facets["max"]?.unset}`);
    const plain = await readCatalog(client, "sequence");
    expect(plain.map(({ definition }) => definition).sort()).toEqual([
      "CREATE SEQUENCE public.down INCREMENT BY -1",
      "CREATE SEQUENCE public.up",
    ]);
  }));

test("where a sequence stands is data", () =>
  rolledBack(database, async (client) => {
    await client.query("create sequence public.tickets");
    const before = await readCatalog(client, "sequence");
    await client.query("select nextval('public.tickets'), nextval('public.tickets')");
    expect(await readCatalog(client, "sequence")).toEqual(before);
  }));

test("a temporary sequence is its session's", () =>
  rolledBack(database, async (client) => {
    await client.query("create temporary sequence mine");
    expect(await readCatalog(client, "sequence")).toEqual([]);
  }));
