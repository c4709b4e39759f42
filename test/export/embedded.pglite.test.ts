/** PGlite exports and restores what a server does. */
import { pgliteSql, type Sql } from "pggit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pglite } from "../servers/pglite.ts";
import { comparedInFull, textOf } from "./restoring.ts";
import { schemasOf } from "./schemas.ts";

/** In one instance everything has to fit beside each other, and extensions are not there. */
const { "an extension, where its types are used": _, ...cases } = schemasOf(18);

let original: Sql;
let restored: Sql;
beforeAll(async () => {
  [original, restored] = await Promise.all([start(), start()]);
});
afterAll(() => Promise.all([original.close(), restored.close()]));

test.each(Object.entries(cases))("restores %s", async (_name, ddl) => {
  await Promise.all([empty(original), empty(restored)]);
  await original.script(ddl);
  const text = await textOf(original);
  await restored.script(`begin;\n${text}\ncommit`);
  await restored.script("reset all");
  const { rows } = await comparedInFull(original, restored);
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.filter((row) => row.difference !== "Same")).toEqual([]);
  expect(await textOf(restored)).toBe(text);
});

async function start(): Promise<Sql> {
  return pgliteSql(await pglite());
}

/** Drops every schema of the user's, and what belongs to none. */
async function empty(sql: Sql): Promise<void> {
  // first: they fire on all that follows
  const triggers = await sql.query<{ name: string }>(
    "select quote_ident(evtname) as name from pg_event_trigger",
  );
  for (const { name } of triggers) await sql.script(`drop event trigger ${name}`);
  const schemasThere = await sql.query<{ name: string }>(
    "select quote_ident(nspname) as name from pg_namespace where oid >= 16384 or nspname = 'public'",
  );
  for (const { name } of schemasThere) await sql.script(`drop schema ${name} cascade`);
  const others = await sql.query<{ statement: string }>(`
    select 'drop language ' || quote_ident(lanname) || ' cascade' as statement from pg_language where oid >= 16384
    union all select 'drop access method ' || quote_ident(amname) || ' cascade' from pg_am where oid >= 16384
    union all select 'drop foreign data wrapper ' || quote_ident(fdwname) || ' cascade' from pg_foreign_data_wrapper
    union all select 'drop publication ' || quote_ident(pubname) from pg_publication`);
  for (const { statement } of others) await sql.script(statement);
  await sql.script("create schema public");
}
