/** Conflicts that several look at, or resolve, at the same time, and objects with names that look like something else. */
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { columns, guideData, register } from "./registering.ts";

const database = useDatabase(installed);

test("several who look at a conflict at once all see it, none refused for another's sake", {
  timeout: 120_000,
}, async () => {
  const client = await database.client();
  await client.query("create table users (id int, name text)");
  const data = { ...guideData, base_definition: "CREATE TABLE users (id int)" };
  const id = await register(client, { data });
  const readers = await Promise.all(Array.from({ length: 4 }, () => database.client()));
  const looks = readers.flatMap((reader) =>
    Array.from({ length: 3 }, () => reader.query("select * from pggit.compare_conflict($1)", [id])),
  );
  const seen = await Promise.all(looks);
  expect(new Set(seen.map((rows) => JSON.stringify(rows))).size).toBe(1);
  expect(seen[0]).toContainEqual(
    expect.objectContaining({ facet: "column:email/type", incoming: "text", merged: "incoming" }),
  );
});

test.each([
  ["a parenthesis", "sum (net"],
  ["a word between two names", "users on public.users"],
  ["a dot and a quote", 'a.b"c'],
])("an object with %s in its name is resolved like any other", async (_, name) => {
  const client = await database.client();
  const quoted = `"${name.replaceAll('"', '""')}"`;
  await client.query(`create table ${quoted} (id int)`);
  const data = {
    ...guideData,
    current_definition: `CREATE TABLE ${quoted} (id int)`,
    incoming_definition: `CREATE TABLE ${quoted} (id int, email text)`,
  };
  const custom = await register(client, { identity: `public.${quoted}`, data });
  await client.query("select pggit.resolve_conflict($1, 'custom', null, $2)", [
    custom,
    JSON.stringify({ sql: `alter table ${quoted} add column phone text` }),
  ]);
  expect(await columns(client, quoted)).toEqual(["id", "phone"]);
  const tracked = await register(client, { identity: `public.${quoted}`, data });
  await client.query("select pggit.resolve_conflict($1, 'use_tracked')", [tracked]);
  expect(await columns(client, quoted)).toEqual(["id", "email"]);
});
