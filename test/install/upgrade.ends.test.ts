/** Upgrading: an older installation, whose functions differ, becomes this one. */
import { install } from "pggit";
import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { useConnections } from "./connections.ts";
import { clean, installationRows, installed } from "./installed.ts";

const db = useDatabase(installed);
const connectTo = useConnections();

/** Makes an installation look as an older version left it. */
const older = "update pggit.installations set version = '0.0.1', content_hash = repeat('0', 64)";

async function upgraded(change: string) {
  const sql = await connectTo(db.url);
  const before = await sql.query(installationRows);
  await sql.script(`${change}; ${older}`);
  expect(await install(sql)).toMatchObject({ outcome: "upgraded" });
  expect(await sql.query(installationRows)).toEqual(before);
  return sql;
}

test("a function that once returned another type", async () => {
  const sql = await upgraded(`
    drop function pggit.environment_tree(text);
    create function pggit.environment_tree(name text) returns text language sql as $$ select 'old' $$`);
  expect(await sql.query("select * from pggit.verify_consistency()")).toEqual(clean);
});

test("a function whose arguments had other names", async () => {
  const sql = await upgraded(`
    drop function pggit.guide_name(text);
    create function pggit.guide_name(old_name text) returns text language sql as $$ select 'old' $$`);
  const named = await sql.query("select pggit.guide_name('public.users') as name");
  expect(named).toEqual([{ name: "users" }]);
});

test("a function that had fewer arguments, so that old calls stay unambiguous", async () => {
  const sql = await upgraded(`
    drop function pggit.verify_consistency(boolean, boolean, text[]);
    create function pggit.verify_consistency(fix_issues boolean default false)
      returns table (check_name text) language sql as $$ select 'old' $$`);
  expect(await sql.query("select * from pggit.verify_consistency()")).toEqual(clean);
});

test("an overload that is younger than the function beside it", async () => {
  const sql = await upgraded(`
    create function pggit.status(ignored int default 0) returns text
      language sql as $$ select 'overload' $$`);
  expect(await sql.query("select component from pggit.status() limit 1")).toEqual([
    { component: "Tracking" },
  ]);
});

test("a function that this version no longer has", async () => {
  const sql = await upgraded(
    "create function pggit.of_yesterday() returns int language sql as $$ select 1 $$",
  );
  const found = await sql.query("select to_regproc('pggit.of_yesterday') as found");
  expect(found).toEqual([{ found: null }]);
});

test("what somebody was granted on a function that is made anew stays granted", async () => {
  const role = await db.role();
  const sql = await connectTo(db.url);
  await sql.script(`
    drop function pggit.guide_name(text);
    create function pggit.guide_name(old_name text) returns text language sql as $$ select 'old' $$;
    grant execute on function pggit.guide_name(text) to ${role.name};
    ${older}`);
  await install(sql);
  const [right] = await sql.query(
    `select has_function_privilege('${role.name}', 'pggit.guide_name(text)', 'execute') as kept`,
  );
  expect(right).toEqual({ kept: true });
});

test("history stays, and tracking goes on", async () => {
  const sql = await connectTo(db.url);
  await sql.script("create table users (id int primary key)");
  await sql.query("select pggit.fold()");
  const before = await sql.query("select hash from pggit.commits order by committed_at");
  await sql.script(older);
  await install(sql);
  expect(await sql.query("select hash from pggit.commits order by committed_at")).toEqual(before);
  await sql.script("alter table users add column email text");
  await sql.query("select pggit.fold()");
  const users =
    "select version from pggit.tree_entries(pggit.environment_tree('main')) where identity = 'public.users'";
  expect(await sql.query(users)).toEqual([{ version: "1.1.0" }]);
});

test("a user's view over a function that must be made anew stops the upgrade, and nothing changes", async () => {
  const sql = await connectTo(db.url);
  await sql.script(`
    drop function pggit.guide_name(text);
    create function pggit.guide_name(old_name text) returns text language sql as $$ select 'old' $$;
    create view mine as select pggit.guide_name('public.users') as name;
    ${older}`);
  const before = await sql.query(installationRows);
  await expect(install(sql)).rejects.toMatchObject({ sqlstate: "2BP01" });
  expect(await sql.query(installationRows)).toEqual(before);
  expect(await sql.query("select name from mine")).toEqual([{ name: "old" }]);
});

test.each([
  ["as they were", "alter event trigger pggit_capture_ddl enable"],
  ["that fire always", "alter event trigger pggit_capture_ddl enable always"],
  [
    "one of them disabled",
    "alter event trigger pggit_capture_ddl enable; alter event trigger pggit_capture_drop disable",
  ],
])("repairs while what its event triggers run fails, %s", async (_, state) => {
  const sql = await connectTo(db.url);
  await sql.script(state);
  const before = await sql.query(installationRows);
  const body = "returns event_trigger language plpgsql as $$ begin raise 'broken'; end $$";
  await sql.script(`
    alter event trigger pggit_capture_ddl disable;
    create or replace function pggit.capture_drop() ${body};
    create or replace function pggit.capture_ddl() ${body};
    ${state}`);
  await expect(sql.script("create table refused (id int)")).rejects.toThrow("Broken");
  expect(await install(sql, { repair: true })).toMatchObject({ outcome: "repaired" });
  expect(await sql.query(installationRows)).toEqual(before);
  await sql.script("create table users (id int)");
  await sql.query("select pggit.fold()");
  const found = await sql.query(
    "select identity from pggit.objects where identity ~ 'users|refused'",
  );
  expect(found).toEqual([{ identity: "public.users" }]);
});
