/** `pggit.export_schema_snapshot`: the same text as the core's, or a file on the server. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PggitError } from "pggit";
import { describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { temporaryFolder } from "../servers/temporary-folder.ts";
import { useDatabase } from "../servers/use-database.ts";
import { exported } from "./restoring.ts";

const db = useDatabase(installed);

async function snapshotOf(client: TestClient, rest = ""): Promise<string> {
  const [row] = await client.query<{ text: string }>(
    `select pggit.export_schema_snapshot(${rest}) as text`,
  );
  return row?.text ?? "";
}

test("is the text that the core exports", async () => {
  const client = await db.client();
  await client.query(`create schema api; create table api.users (id serial primary key);
    create function api.f() returns int language sql as $$ select 1 $$; comment on table api.users is 'x'`);
  const text = await snapshotOf(client);
  expect(text).toContain("CREATE TABLE api.users (");
  expect(text).not.toMatch(/pggit\./);
  expect(await exported(db.url)).toBe(text);
  expect(await exported(db.url, { schemas: ["api"], include: [] })).toBe(
    await snapshotOf(client, "schemas => '{api}', include => '{}'"),
  );
});

test("says when the schema last changed, and says the same until it changes again", async () => {
  const client = await db.client();
  await client.query("create table a (id int)");
  const first = await snapshotOf(client);
  expect(first).toMatch(/^-- Last changed: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/m);
  expect(first).toMatch(/^-- Objects: 2 \(schema 1, table 1\)$/m);
  expect(await snapshotOf(client)).toBe(first);
});

test("some schemas bring what belongs to none, and name what they need of others", async () => {
  const client = await db.client();
  await client.query(`create schema api; create schema "Lib"; create extension citext;
    create table "Lib".kinds (id int primary key); create type "Lib".mood as enum ('sad');
    create table api.users (name citext, mood "Lib".mood, kind int references "Lib".kinds)`);
  const text = await snapshotOf(client, "schemas => '{api}'");
  expect(text).toMatch(/^CREATE EXTENSION citext/m);
  expect(text).toMatch(/^-- Needed of other schemas: enum "Lib"\.mood, table "Lib"\.kinds$/m);
  expect(text).not.toMatch(/CREATE TABLE "Lib"/);
});

test("an empty schema is exported, and is not nothing", async () => {
  const client = await db.client();
  await client.query("create schema empty");
  expect(await snapshotOf(client, "schemas => '{empty}'")).toMatch(/^CREATE SCHEMA empty;$/m);
});

test.each([
  ["'{API}'", "UNKNOWN_SCHEMA", /There is api;/],
  ["'{nowhere}'", "UNKNOWN_SCHEMA", /pg_namespace/],
  ["'{api,pg_catalog}'", "INVALID_ARGUMENT", /of your own/],
  ["'{pggit}'", "INVALID_ARGUMENT", /of your own/],
  ["'{}'", "INVALID_ARGUMENT", /leave the argument out/],
])("schemas => %s is refused with %s", async (schemas, code, hint) => {
  const client = await db.client();
  await client.query("create schema api");
  const error = await failure(client, `schemas => ${schemas}`);
  expect([error.code, error.hint]).toEqual([code, expect.stringMatching(hint)]);
});

test("a schema that the role may not use is named, with the grant that is missing", async () => {
  const client = await db.client();
  const role = await db.role();
  await client.query(`create schema closed; create schema open; grant pggit_reader to ${role.name};
    grant usage on schema open to ${role.name}`);
  const error = await failure(await db.client(role), "");
  expect(error.code).toBe("SCHEMA_UNREADABLE");
  expect(error.message).toContain(`Schema closed cannot be exported: ${role.name} lacks USAGE`);
  expect(error.hint).toContain(`GRANT USAGE ON SCHEMA closed TO ${role.name}`);
  const text = await snapshotOf(await db.client(role), "schemas => '{open}'");
  expect(text).toMatch(/^CREATE SCHEMA open;$/m);
});

describe("a file on the server", () => {
  const crlf = "create function f() returns text language sql as E'select 1\\r\\n'";
  const odd = `create function g() returns text language sql as $$ select '\\.' /* \t"x"\n\n */ $$`;

  test("a superuser's holds the text byte for byte", async () => {
    const client = await db.client();
    await client.query(`${crlf}; ${odd}`);
    const path = join(temporaryFolder(), "schema.sql");
    expect(await snapshotOf(client, `path => '${path}'`)).toMatch(/^wrote \d+ bytes to /);
    expect(readFileSync(path, "utf8")).toBe(await snapshotOf(client));
  });

  test("a member of pg_write_server_files writes the same", async () => {
    const client = await db.client();
    const role = await db.role();
    await client.query(`${odd}; grant pggit_reader, pg_write_server_files to ${role.name}`);
    const path = join(temporaryFolder(), "schema.sql");
    const plain = await db.client(role);
    await snapshotOf(plain, `path => '${path}'`);
    expect(readFileSync(path, "utf8")).toBe(await snapshotOf(plain));
  });

  test.each([
    ["a carriage return", crlf],
    [
      "a line that ends COPY",
      "create function h() returns int language sql as 'select 1 /*\n\\.\n*/'",
    ],
  ])("a member is refused %s rather than given another text", async (_, ddl) => {
    const role = await db.role();
    await (await db.client()).query(
      `${ddl}; grant pggit_reader, pg_write_server_files to ${role.name}`,
    );
    const error = await failure(
      await db.client(role),
      `path => '${join(temporaryFolder(), "schema.sql")}'`,
    );
    expect([error.code, error.detail]).toEqual([
      "FILE_NOT_WRITTEN",
      expect.stringContaining("a carriage return or a line of \\. alone"),
    ]);
  });

  test("who may not is told which role it takes, and how psql does it", async () => {
    const role = await db.role();
    await (await db.client()).query(`grant pggit_reader to ${role.name}`);
    const error = await failure(await db.client(role), "path => '/backup/schema.sql'");
    expect(error.code).toBe("FILE_NOT_WRITTEN");
    expect(error.detail).toContain("pg_write_server_files");
    expect(error.hint).toContain("psql --no-align --tuples-only --output=schema.sql");
  });

  test("a folder that is not there is an error that names it", async () => {
    const error = await failure(await db.client(), "path => '/no/such/folder/schema.sql'");
    expect(error.code).toBe("FILE_NOT_WRITTEN");
    expect(error.message).toContain("/no/such/folder/schema.sql");
  });
});

async function failure(client: TestClient, rest: string): Promise<PggitError> {
  return snapshotOf(client, rest).then(
    () => {
      throw new RangeError("it did not fail");
    },
    (thrown: unknown) => PggitError.from(thrown),
  );
}
