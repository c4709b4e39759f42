import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readCatalog, readObject, rolledBack, testCatalog, valuesOf } from "./cases.ts";

testCatalog("schema", [
  {
    name: "a schema",
    ddl: "create schema app",
    identity: "app",
    definition: "CREATE SCHEMA app",
    facets: {},
  },
  {
    name: "a schema with an odd name, a comment and grants",
    ddl: `create schema "Odd ""Schema""!"; comment on schema "Odd ""Schema""!" is 'odd';
      grant usage on schema "Odd ""Schema""!" to public, pg_monitor;
      revoke create on schema "Odd ""Schema""!" from current_user`,
    identity: '"Odd ""Schema""!"',
    definition: 'CREATE SCHEMA "Odd ""Schema""!"',
    facets: {
      comment: "odd",
      "privilege:PUBLIC:USAGE": "granted",
      "privilege:pg_monitor:USAGE": "granted",
      "revoked:(owner):CREATE": "revoked",
    },
  },
]);

const database = useDatabase(undefined, { each: "file" });

const facetsOf = (ddl: string, check: (facets: object) => void) =>
  rolledBack(database, async (client) => {
    await client.query(ddl);
    const found = await readObject(client, "schema", "public");
    expect(found?.definition).toBe("CREATE SCHEMA IF NOT EXISTS public");
    check(found ? { owner: found.facets["owner"]?.value, ...valuesOf(found) } : {});
  });

test("the schema public is not lost when it is renamed", () =>
  rolledBack(database, async (client) => {
    await client.query("alter schema public rename to main");
    expect(await readObject(client, "schema", "main")).toMatchObject({
      definition: "CREATE SCHEMA main",
      facets: { comment: { value: "standard public schema" } },
    });
  }));

test("public as initdb made it is the only schema of an empty database and has no facets", () =>
  rolledBack(database, async (client) => {
    const schemas = await readCatalog(client, "schema");
    expect(schemas.map(({ identity }) => identity)).toEqual(["public"]);
    expect(Object.keys(schemas[0]?.facets ?? {})).toEqual(["object"]);
  }));

test("what somebody changed of public is a facet", () =>
  facetsOf(
    `alter schema public owner to pg_monitor; comment on schema public is 'ours';
     revoke all on schema public from public; grant create on schema public to pg_signal_backend`,
    (facets) =>
      expect(facets).toMatchObject({
        owner: "pg_monitor",
        comment: "ours",
        "revoked:PUBLIC:USAGE": "revoked",
        "privilege:pg_signal_backend:CREATE": "granted",
      }),
  ));

test("a public that was made anew lacks what initdb had granted", () =>
  facetsOf("drop schema public; create schema public", (facets) =>
    expect(facets).toMatchObject({ "revoked:PUBLIC:USAGE": "revoked" }),
  ));

test("schemas of temporary objects are none", () =>
  rolledBack(database, async (client) => {
    await client.query("create temporary table t ()");
    expect((await readCatalog(client, "schema")).map(({ identity }) => identity)).toEqual([
      "public",
    ]);
  }));
