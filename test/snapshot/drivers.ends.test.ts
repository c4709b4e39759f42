import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, install, readAllObjects, snapshot } from "pggit";
import { expect, test } from "vitest";
import { drivers, useConnections } from "../connect/drivers.ts";
import { template } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";

const everyKind = readFileSync(join(import.meta.dirname, "every-kind.sql"), "utf8");

const database = useDatabase(
  template("every_kind", async ({ client }) => {
    await client.query(everyKind);
  }),
);
const connections = useConnections(database);

/** All ways to the test's own database; PGlite is a database of its own. */
const ways = drivers.filter((driver) => driver !== "pglite");

test.each(ways)("a snapshot over %s has the same rows as any other", async (driver) => {
  const [usual, other] = await Promise.all([connections.open("pg"), connections.open(driver)]);
  expect(await snapshot(other)).toEqual(await snapshot(usual));
  expect(await snapshot(other, ["structure", "owner", "privileges", "comments"])).toEqual(
    await snapshot(usual, ["structure", "owner", "privileges", "comments"]),
  );
  expect(await readAllObjects(other)).toEqual(await readAllObjects(usual));
});

test("every kind that there is a query for is among the rows", async () => {
  const types = (await snapshot(await connections.open("pg"))).objects.map(
    (row) => row.object_type,
  );
  expect([...new Set(types)].toSorted()).toEqual([
    "access method",
    "aggregate",
    "base type",
    "cast",
    "collation",
    "composite",
    "conversion",
    "domain",
    "enum",
    "event trigger",
    "foreign data wrapper",
    "foreign server",
    "foreign table",
    "function",
    "index",
    "language",
    "materialized view",
    "operator",
    "operator class",
    "operator family",
    "policy",
    "procedure",
    "publication",
    "range",
    "rule",
    "schema",
    "sequence",
    "table",
    "text search configuration",
    "text search dictionary",
    "text search parser",
    "text search template",
    "transform",
    "trigger",
    "user mapping",
    "view",
  ]);
});

test("installing pgGit changes nothing in what is read", async () => {
  const sql = await connections.open("pg");
  const before = await snapshot(sql);
  await install(sql);
  const after = await snapshot(sql);
  expect(after.objects).toEqual(before.objects);
  expect(after.not_compared).toEqual(before.not_compared);
  expect(after.facts.pggit_version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(after.versions.get("table app.users")).toEqual({
    object_type: "table",
    identity: "app.users",
    version: "1.0.0",
    hash: before.objects.find((row) => row.identity === "app.users")?.hash,
  });
});

test("a role that may only connect reads the same schema, but not the options of user mappings", async () => {
  const role = await database.role();
  const [owner, reader] = [await connections.open("pg"), await connect(role.url)];
  const isShown = ({ object_type }: { readonly object_type: string }) =>
    object_type !== "user mapping";
  try {
    const [all, read] = [await readAllObjects(owner), await readAllObjects(reader)];
    expect(read.filter(isShown)).toEqual(all.filter(isShown));
    expect(read.find((object) => !isShown(object))?.facets).toEqual({
      object: expect.anything(),
      options: expect.objectContaining({ value: "(not readable)" }),
    });
    const [hashes, hashesRead] = [await snapshot(owner), await snapshot(reader)];
    expect(hashesRead.objects.filter(isShown)).toEqual(hashes.objects.filter(isShown));
    expect(hashesRead.objects.length).toBe(hashes.objects.length);
  } finally {
    await reader.close();
  }
});

test.each([
  ["time zone", "set timezone = 'Asia/Tokyo'"],
  ["date style", "set datestyle = 'SQL, DMY'"],
  ["interval style", "set intervalstyle = 'sql_standard'"],
  ["search path", "set search_path = app, public"],
  ["quoting", "set quote_all_identifiers = on"],
])("the session's own %s does not show in what is read", async (_, setting) => {
  const [usual, odd] = await Promise.all([connections.open("pg"), connections.open("pg")]);
  await odd.script(setting);
  expect(await readAllObjects(odd)).toEqual(await readAllObjects(usual));
});

test("nothing can be written while a snapshot is read", async () => {
  const sql = await connections.open("pg");
  await sql.script(`alter database ${database.name} set default_transaction_read_only = on`);
  const reader = await connections.open("pg");
  expect((await snapshot(reader)).objects.length).toBe(55);
});
