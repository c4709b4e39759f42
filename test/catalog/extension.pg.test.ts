import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { listCatalog, readCatalog, rolledBack, testCatalog } from "./cases.ts";

testCatalog("extension", [
  {
    name: "an extension of an older version in a schema of its own",
    setup: 'create schema "S p"',
    ddl: `create extension "uuid-ossp" schema "S p" version '1.1'; comment on extension "uuid-ossp" is 'ids'`,
    identity: '"uuid-ossp"',
    definition: `CREATE EXTENSION "uuid-ossp" SCHEMA "S p" VERSION '1.1'`,
    facets: { schema: "S p", version: "1.1", comment: "ids" },
  },
  {
    name: "an extension whose members somebody granted and revoked",
    ddl: `create extension dblink version '1.2';
      grant execute on function dblink_connect_u(text) to pg_monitor with grant option;
      revoke execute on function dblink_connect(text) from public;
      revoke usage on type dblink_pkey_results from public;
      create table "Kept ""by"" it" (a int, "B b" int);
      create sequence kept_by_it;
      create procedure "Done by it"(int, text) language sql as '';
      alter extension dblink add table "Kept ""by"" it";
      alter extension dblink add sequence kept_by_it;
      alter extension dblink add procedure "Done by it"(int, text);
      grant select on "Kept ""by"" it" to public;
      grant insert ("B b") on "Kept ""by"" it" to pg_monitor;
      grant usage on sequence kept_by_it to pg_monitor;
      grant execute on procedure "Done by it"(int, text) to pg_monitor`,
    identity: "dblink",
    definition: `CREATE EXTENSION dblink SCHEMA public VERSION '1.2'`,
    facets: {
      schema: "public",
      version: "1.2",
      comment: "connect to other PostgreSQL databases from within a database",
      "member:function public.dblink_connect(text)/revoked:PUBLIC:EXECUTE": "revoked",
      "member:function public.dblink_connect_u(text)/privilege:pg_monitor:EXECUTE": "grantable",
      'member:procedure public."Done by it"(integer,text)/privilege:pg_monitor:EXECUTE': "granted",
      "member:sequence public.kept_by_it/privilege:pg_monitor:USAGE": "granted",
      'member:table public."Kept ""by"" it"/column:B b/privilege:pg_monitor:INSERT': "granted",
      'member:table public."Kept ""by"" it"/privilege:PUBLIC:SELECT': "granted",
      "member:type public.dblink_pkey_results/revoked:PUBLIC:USAGE": "revoked",
    },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("what an extension contains is no object of its own", () =>
  rolledBack(database, async (client) => {
    await client.query("create extension hstore; create extension citext");
    expect((await listCatalog(client, "extension")).toSorted()).toEqual(["citext", "hstore"]);
    expect(await listCatalog(client, "function")).toEqual([]);
    expect(await listCatalog(client, "aggregate")).toEqual([]);
  }));

test("what the script of an extension grants and revokes is the extension's", () =>
  rolledBack(database, async (client) => {
    await client.query("create extension dblink; create extension pg_stat_statements");
    const extensions = await readCatalog(client, "extension");
    const keys = extensions.flatMap(({ facets }) => Object.keys(facets));
    expect(keys.filter((key) => key.startsWith("member:"))).toEqual([]);
    await client.query(`grant execute on function dblink_connect_u(text) to public;
      revoke execute on function dblink_connect_u(text) from public`);
    expect(await readCatalog(client, "extension")).toEqual(extensions);
  }));

test("what somebody takes out of an extension is an object of its own", () =>
  rolledBack(database, async (client) => {
    await client.query(`create extension hstore;
      alter extension hstore drop function hstore(text, text)`);
    expect(await listCatalog(client, "function")).toEqual(["public.hstore(text,text)"]);
  }));
