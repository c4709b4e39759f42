import { expect, inject, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import {
  type CatalogCase,
  readCatalog,
  readObject,
  rolledBack,
  testCatalog,
  valuesOf,
} from "./cases.ts";

const version = inject("postgresVersion");

/** What CREATE SUBSCRIPTION says of the connection in each definition. */
const redacted = "\n    CONNECTION 'host=(redacted)'\n    PUBLICATION ";

const since = (first: number, cases: readonly CatalogCase[]) => (version >= first ? cases : []);

const option = (name: string, value: string): CatalogCase => ({
  name: `a subscription with ${name} = ${value}`,
  ddl: `create subscription s connection 'host=x password=hush' publication p
    with (connect = false, slot_name = none, ${name} = ${value})`,
  identity: "s",
  definition: `CREATE SUBSCRIPTION s${redacted}p\n    WITH (connect = false, slot_name = NONE, ${name} = '${value}')`,
  facets: {
    connection: "(redacted)",
    slot_name: "NONE",
    "publication:p": "subscribed",
    [name]: value,
  },
  held: ["publication:p"],
});

testCatalog("subscription", [
  {
    name: "a subscription with odd names to several publications",
    ddl: `create subscription "on 🙂 ""s""" connection 'host=x password=hush' publication q, "p ""p"""
        with (connect = false, slot_name = none);
      comment on subscription "on 🙂 ""s""" is 'it''s in'`,
    identity: `"on 🙂 ""s"""`,
    definition: `CREATE SUBSCRIPTION "on 🙂 ""s"""${redacted}"p ""p""", q\n    WITH (connect = false, slot_name = NONE)`,
    facets: {
      connection: "(redacted)",
      slot_name: "NONE",
      'publication:p "p"': "subscribed",
      "publication:q": "subscribed",
      comment: "it's in",
    },
  },
  option("binary", "true"),
  option("streaming", version >= 18 ? "off" : "on"),
  option("synchronous_commit", "local"),
  ...since(15, [option("two_phase", "true"), option("disable_on_error", "true")]),
  ...since(16, [
    option("password_required", "false"),
    option("run_as_owner", "true"),
    option("origin", "none"),
  ]),
  ...since(17, [option("failover", "true")]),
]);

const database = useDatabase(undefined, { each: "file" });

/** A subscription with a slot, as one that works has; enabled, though it finds nobody. */
const working = `create subscription s connection 'host=/nowhere password=hush' publication p
    with (connect = false, slot_name = 'slot_1'); alter subscription s enable`;

test("one that has a slot and is enabled comes back from its definition", () =>
  rolledBack(database, async (client) => {
    await client.query(working);
    const made = await readObject(client, "subscription", "s");
    expect(made && valuesOf(made)).toEqual({
      connection: "(redacted)",
      enabled: "ENABLED",
      "publication:p": "subscribed",
      slot_name: "slot_1",
    });
    expect(made?.definition).toBe(
      `CREATE SUBSCRIPTION s${redacted}p\n    WITH (connect = false, slot_name = 'slot_1');\nALTER SUBSCRIPTION s ENABLE`,
    );
    await client.query(
      "alter subscription s disable; alter subscription s set (slot_name = none); drop subscription s",
    );
    await client.query(made?.definition ?? "");
    expect((await readObject(client, "subscription", "s"))?.hash).toBe(made?.hash);
  }));

test("no part of the connection is read", () =>
  rolledBack(database, async (client) => {
    await client.query(working);
    const before = await readObject(client, "subscription", "s");
    expect(JSON.stringify(before)).not.toMatch(/hush|nowhere/);
    await client.query("alter subscription s connection 'host=other password=hush'");
    expect(await readObject(client, "subscription", "s")).toEqual(before);
  }));

test("a role that may only connect reads the same", async () => {
  const role = await database.role();
  await rolledBack(database, async (client) => {
    await client.query(working);
    const before = await readCatalog(client, "subscription");
    expect(before.length).toBe(1);
    await client.query(`set local role ${role.name}`);
    expect(await readCatalog(client, "subscription")).toEqual(before);
  });
});

test("a subscription of another database is not read", async () => {
  await rolledBack(database, async (client) => {
    await client.query(`${working}; update pg_subscription set subdbid = 1`);
    expect(await readCatalog(client, "subscription")).toEqual([]);
  });
});
