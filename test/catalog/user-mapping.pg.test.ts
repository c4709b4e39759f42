import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { needsOf, readCatalog, readObject, rolledBack, testCatalog, valuesOf } from "./cases.ts";

const setup = "create foreign data wrapper w; create server s foreign data wrapper w";

testCatalog("user mapping", [
  {
    name: "a mapping of everybody without options",
    setup,
    ddl: "create user mapping for public server s",
    identity: "PUBLIC on server s",
    definition: "CREATE USER MAPPING FOR PUBLIC SERVER s",
    facets: {},
  },
  {
    name: "a mapping whose password is known to be there and not what it is",
    setup,
    ddl: `create user mapping for pg_monitor server s
      options ("user" 'it''s', password 'hush', sslcert '/c', passcode 'hush', unheard_of 'hush')`,
    identity: "pg_monitor on server s",
    definition: `CREATE USER MAPPING FOR pg_monitor SERVER s OPTIONS (passcode '(redacted)', password '(redacted)', sslcert '/c', unheard_of '(redacted)', "user" 'it''s')`,
    facets: {
      "option:user": "it's",
      "option:password": "(redacted)",
      "option:sslcert": "/c",
      "option:passcode": "(redacted)",
      "option:unheard_of": "(redacted)",
    },
  },
  {
    name: "a mapping of odd names",
    setup: `create role "on 🙂 ""r"""; create foreign data wrapper w; create server "s s" foreign data wrapper w`,
    ddl: `create user mapping for "on 🙂 ""r""" server "s s"`,
    identity: `"on 🙂 ""r""" on server "s s"`,
    definition: `CREATE USER MAPPING FOR "on 🙂 ""r""" SERVER "s s"`,
    facets: {},
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("a mapping needs its server", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create user mapping for public server s`);
    const mapping = await readObject(client, "user mapping", "PUBLIC on server s");
    expect(needsOf(mapping)).toEqual(["foreign server s"]);
  }));

test("no password is in what is read, but its presence is in the hash", () =>
  rolledBack(database, async (client) => {
    await client.query(
      `${setup}; create user mapping for public server s options (password 'hush')`,
    );
    const before = await readObject(client, "user mapping", "PUBLIC on server s");
    expect(JSON.stringify(before)).not.toContain("hush");
    expect(before?.facets["option:password"]).not.toHaveProperty("set");
    await client.query("alter user mapping for public server s options (set password 'other')");
    expect(await readObject(client, "user mapping", "PUBLIC on server s")).toEqual(before);
    await client.query("alter user mapping for public server s options (drop password)");
    const after = await readObject(client, "user mapping", "PUBLIC on server s");
    expect(after?.hash).not.toBe(before?.hash);
  }));

test("a role that may only connect reads that there are mappings, and its own options", async () => {
  const role = await database.role();
  await rolledBack(database, async (client) => {
    await client.query(`${setup}; grant usage on foreign server s to ${role.name};
      create user mapping for public server s options ("user" 'x');
      create user mapping for ${role.name} server s options ("user" 'y', password 'hush');
      set local role ${role.name}`);
    const mappings = await readCatalog(client, "user mapping");
    const found = Object.fromEntries(mappings.map((made) => [made.identity, valuesOf(made)]));
    expect(found).toEqual({
      "PUBLIC on server s": { options: "(not readable)" },
      [`${role.name} on server s`]: { "option:user": "y", "option:password": "(redacted)" },
    });
  });
});

test("who may see a mapping without options is not told that it cannot", async () => {
  const role = await database.role();
  await rolledBack(database, async (client) => {
    await client.query(`${setup}; alter server s owner to ${role.name};
      create user mapping for public server s; create user mapping for ${role.name} server s;
      create user mapping for pg_monitor server s; set local role ${role.name}`);
    const mappings = await readCatalog(client, "user mapping");
    const found = Object.fromEntries(mappings.map((made) => [made.identity, valuesOf(made)]));
    expect(found).toEqual({
      "PUBLIC on server s": {},
      [`${role.name} on server s`]: {},
      "pg_monitor on server s": { options: "(not readable)" },
    });
  });
});
