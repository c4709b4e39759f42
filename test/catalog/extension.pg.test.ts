import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readCatalog, rolledBack, testCatalog } from "./cases.ts";

testCatalog("extension", [
  {
    name: "an extension of an older version in a schema of its own",
    setup: 'create schema "S p"',
    ddl: `create extension "uuid-ossp" schema "S p" version '1.1'; comment on extension "uuid-ossp" is 'ids'`,
    identity: '"uuid-ossp"',
    definition: `CREATE EXTENSION "uuid-ossp" SCHEMA "S p" VERSION '1.1'`,
    facets: { schema: "S p", version: "1.1", comment: "ids" },
  },
]);

const database = useDatabase();

test("what an extension contains is no object of its own", () =>
  rolledBack(database, async (client) => {
    await client.query("create extension hstore; create extension citext");
    expect((await readCatalog(client, "extension")).map(({ identity }) => identity)).toEqual([
      "hstore",
      "citext",
    ]);
    expect(await readCatalog(client, "function")).toEqual([]);
    expect(await readCatalog(client, "aggregate")).toEqual([]);
  }));
