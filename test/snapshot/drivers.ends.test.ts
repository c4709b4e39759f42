import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, install, readAllObjects, snapshot } from "pggit";
import { describe, expect, test } from "vitest";
import { drivers, useConnections } from "../connect/drivers.ts";
import { template } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";

const everyKind = readFileSync(join(import.meta.dirname, "every-kind.sql"), "utf8");

const withEveryKind = template("every_kind", async ({ client }) => {
  await client.query(everyKind);
});
const database = useDatabase(withEveryKind, { each: "file" });
const connections = useConnections(database);

/** What the usual driver reads, read once. */
let usual: ReturnType<typeof readEverything> | undefined;

async function readEverything() {
  const sql = await connections.open("pg");
  return {
    structure: await snapshot(sql),
    all: await snapshot(sql, ["structure", "owner", "privileges", "comments"]),
    objects: await readAllObjects(sql),
  };
}

function asUsual(): ReturnType<typeof readEverything> {
  usual ??= readEverything();
  return usual;
}

/** All ways to the test's own database; PGlite is a database of its own. */
const ways = drivers.filter((driver) => driver !== "pglite");

test.each(ways)("a snapshot over %s has the same rows as any other", async (driver) => {
  const expected = await asUsual();
  const other = await connections.open(driver);
  expect(await snapshot(other)).toEqual(expected.structure);
  expect(await snapshot(other, ["structure", "owner", "privileges", "comments"])).toEqual(
    expected.all,
  );
  expect(await readAllObjects(other)).toEqual(expected.objects);
});

test("every kind that there is a query for is among the rows", async () => {
  const types = (await asUsual()).structure.objects.map((row) => row.object_type);
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

test("a role that may only connect reads the same schema, but not the options of user mappings", async () => {
  const role = await database.role();
  const reader = await connect(role.url);
  const isShown = ({ object_type }: { readonly object_type: string }) =>
    object_type !== "user mapping";
  try {
    const { objects, structure } = await asUsual();
    const read = await readAllObjects(reader);
    expect(read.filter(isShown)).toEqual(objects.filter(isShown));
    expect(read.find((object) => !isShown(object))?.facets).toEqual({
      object: expect.anything(),
      options: expect.objectContaining({ value: "(not readable)" }),
    });
    const hashesRead = await snapshot(reader);
    expect(hashesRead.objects.filter(isShown)).toEqual(structure.objects.filter(isShown));
    expect(hashesRead.objects.length).toBe(structure.objects.length);
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
  const odd = await connections.open("pg");
  await odd.script(setting);
  expect(await readAllObjects(odd)).toEqual((await asUsual()).objects);
});

describe("in a database of its own", () => {
  const own = useDatabase(withEveryKind);
  const tracked = useConnections(own);

  test("installing pgGit changes nothing in what is read", async () => {
    const sql = await tracked.open("pg");
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

  test("nothing can be written while a snapshot is read", async () => {
    const sql = await tracked.open("pg");
    await sql.script(`alter database ${own.name} set default_transaction_read_only = on`);
    const reader = await tracked.open("pg");
    expect((await snapshot(reader)).objects.length).toBe(55);
  });
});
