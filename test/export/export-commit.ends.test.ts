/** `pggit.export_commit`: any commit restores what was there then, from history alone. */
import { PggitError } from "pggit";
import { expect, inject, test } from "vitest";
import { fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { exported } from "./restoring.ts";
import { commitHashes, exportedCommit, lost } from "./restoring-commits.ts";
import { schemas, schemasOf } from "./schemas.ts";

const db = useDatabase(installed);
const empty = useDatabase(installed, { each: "file" });

test.each(Object.entries(schemasOf(inject("postgresVersion"))))(
  "restores %s as it was captured",
  async (_, ddl) => {
    const client = await db.client();
    await client.query(ddl);
    await fold(client);
    expect(await lost(client, "main", await empty.client())).toEqual([]);
  },
);

test.each([
  "every kind of object",
  "a function of a parsed body and a view that need each other",
  "a default that calls a function that takes the table",
  "what was said of identities' sequences, and what needs them",
])("restores %s as the catalog was read", async (name) => {
  const client = await db.client();
  await client.query(`${schemas[name]}; truncate pggit.ddl_log`);
  expect(await lost(client, "main", await empty.client())).toEqual([]);
});

test("each commit restores the state after it, also what is gone since", async () => {
  const client = await db.client();
  for (const statement of [
    "create function no() returns int language sql as 'select 1'",
    "create table a (id int primary key, number int default no())",
    "create table b (a int references a); create view ab as select number from a join b on a.id = b.a",
    "drop view ab; alter table a rename number to no; alter table a alter no drop default",
    "drop function no; drop table b, a",
  ]) {
    await client.query(statement);
  }
  await fold(client, true);
  const hashes = await commitHashes(client);
  expect(hashes.length).toBeGreaterThan(5);
  for (const hash of hashes) expect(await lost(client, hash, await empty.client())).toEqual([]);
});

test("the head's commit is what the live schema exports, but for its first line", async () => {
  const client = await db.client();
  await client.query(`create schema api; create table api.users (id serial primary key);
    create view api.ids as select id from api.users; comment on table api.users is 'x'`);
  const withoutTitle = (text: string) => text.replace(/^.*\n/, "");
  const of = await exportedCommit(client, "main");
  expect(of).toMatch(/^-- Schema at commit [0-9a-f]{64}, exported by pgGit$/m);
  expect(withoutTitle(of)).toBe(withoutTitle(await exported(db.url)));
  expect(withoutTitle(await exportedCommit(client, "main", ", '{api}', '{}'"))).toBe(
    withoutTitle(await exported(db.url, { schemas: ["api"], include: [] })),
  );
});

test("a commit is known by four digits of its hash and by a branch that stands at it", async () => {
  const client = await db.client();
  await client.query("create table past (id int)");
  await client.query("select pggit.create_branch('before')");
  await client.query("drop table past");
  const before = await exportedCommit(client, "before");
  expect(before).toContain("CREATE TABLE public.past (");
  const hash = /commit ([0-9a-f]{64})/.exec(before)?.[1] ?? "";
  expect(await exportedCommit(client, hash.slice(0, 8))).toBe(before);
  expect(await exportedCommit(client, "main")).not.toContain("TABLE");
});

test.each([
  ["'nothing'", "UNKNOWN_COMMIT", /Name a branch/],
  ["'0000'", "UNKNOWN_COMMIT", /Name a branch/],
  ["null", "UNKNOWN_COMMIT", /Name a branch/],
  ["'main', '{nowhere}'", "UNKNOWN_SCHEMA", /as they are stored/],
  ["'main', '{}'", "INVALID_ARGUMENT", /leave the argument out/],
  ["'main', include => '{color}'", "INVALID_ARGUMENT", /./],
])("export_commit(%s) is refused with %s", async (rest, code, hint) => {
  const error = await failure(await db.client(), rest);
  expect([error.code, error.hint]).toEqual([code, expect.stringMatching(hint)]);
});

async function failure(client: TestClient, rest: string): Promise<PggitError> {
  return client.query(`select pggit.export_commit(${rest})`).then(
    () => {
      throw new RangeError("it did not fail");
    },
    (thrown: unknown) => PggitError.from(thrown),
  );
}
