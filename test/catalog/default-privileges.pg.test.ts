import { snapshot } from "pggit";
import { expect, test } from "vitest";
import { objectTypes } from "../../packages/pggit/src/snapshot/catalog-query.ts";
import { useConnections } from "../connect/drivers.ts";
import { useDatabase } from "../servers/use-database.ts";
import { readCatalog, rolledBack, testCatalog } from "./cases.ts";

testCatalog("default privileges", [
  {
    name: "what tables of a schema are born with",
    setup: "create schema app",
    ddl: `alter default privileges in schema app grant select, insert on tables to pg_monitor;
      alter default privileges in schema app grant update on tables to public;
      alter default privileges in schema app grant select on tables to pg_read_all_data with grant option`,
    identity: "for role postgres in schema app on tables",
    definition: `ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA app GRANT UPDATE ON TABLES TO PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA app GRANT INSERT ON TABLES TO pg_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA app GRANT SELECT ON TABLES TO pg_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA app GRANT SELECT ON TABLES TO pg_read_all_data WITH GRANT OPTION`,
    facets: {
      "privilege:pg_monitor:INSERT": "granted",
      "privilege:pg_monitor:SELECT": "granted",
      "privilege:pg_read_all_data:SELECT": "grantable",
      "privilege:PUBLIC:UPDATE": "granted",
    },
  },
  {
    name: "what functions everywhere are not born with",
    ddl: "alter default privileges revoke execute on functions from public",
    identity: "for role postgres on functions",
    definition:
      "ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
    facets: { "revoked:PUBLIC:EXECUTE": "revoked" },
  },
  ...(
    [
      ["sequences", "usage", "(owner)"],
      ["types", "usage", "(owner)"],
      ["schemas", "create", "(owner)"],
      ["tables", "trigger", "(owner)"],
    ] as const
  ).map(([objects, privilege, owner]) => ({
    name: `what the role itself has on ${objects}`,
    ddl: `alter default privileges revoke ${privilege} on ${objects} from current_user;
      alter default privileges grant ${privilege} on ${objects} to pg_monitor`,
    identity: `for role postgres on ${objects}`,
    definition: `ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT ${privilege.toUpperCase()} ON ${objects.toUpperCase()} TO pg_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE ${privilege.toUpperCase()} ON ${objects.toUpperCase()} FROM postgres`,
    facets: {
      [`privilege:pg_monitor:${privilege.toUpperCase()}`]: "granted",
      [`revoked:${owner}:${privilege.toUpperCase()}`]: "revoked",
    },
  })),
  {
    name: "roles and schemas with odd names",
    setup: `create schema "odd in schema s"; create role "a for ROLE b"; grant create on schema "odd in schema s" to "a for ROLE b"`,
    ddl: `alter default privileges for role "a for ROLE b" in schema "odd in schema s" grant usage on sequences to "a for ROLE b"`,
    identity: `for role "a for ROLE b" in schema "odd in schema s" on sequences`,
    definition: `ALTER DEFAULT PRIVILEGES FOR ROLE "a for ROLE b" IN SCHEMA "odd in schema s" GRANT USAGE ON SEQUENCES TO "a for ROLE b"`,
    facets: { "privilege:(owner):USAGE": "granted" },
  },
]);

const database = useDatabase(undefined, { each: "file" });
const connections = useConnections(database);

test("what says the same as PostgreSQL does by itself is nothing", () =>
  rolledBack(database, async (client) => {
    await client.query(`alter default privileges revoke execute on functions from public;
      alter default privileges grant execute on functions to public`);
    expect(await readCatalog(client, "default privileges")).toEqual([]);
  }));

test("they are compared where privileges are, and only there", async () => {
  const sql = await connections.open("pg");
  await sql.script("alter default privileges grant select on tables to pg_monitor");
  const typesWith = async (aspects: Parameters<typeof snapshot>[1]) =>
    (await snapshot(sql, aspects)).objects.map((object) => object.object_type);
  expect(objectTypes).toContain("default privileges");
  expect(await typesWith(["structure"])).not.toContain("default privileges");
  expect(await typesWith(["structure", "owner", "comments"])).not.toContain("default privileges");
  expect(await typesWith(["structure", "privileges"])).toContain("default privileges");
});
