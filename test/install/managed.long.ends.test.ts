/** Installing as roles of managed servers, which are no superusers, beside what others of the cluster made. */
import { connect, install, PggitError, type Sql, uninstall } from "pggit";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { type Server, startServer } from "../servers/embedded.ts";
import { useConnections } from "./connections.ts";
import { clean } from "./installed.ts";

let server: Server;
let boss: Sql;
const connectTo = useConnections();
const version = inject("postgresVersion");

beforeAll(async () => {
  server = await startServer({ version });
  boss = await connect(server.url());
});
afterAll(async () => {
  await boss.close();
  await server.close();
});

const ours = "select rolname::text as name from pg_roles where rolname like 'pggit%' order by 1";
const roles = ["pggit_admin", "pggit_operator", "pggit_parser", "pggit_reader"];
const older = "update pggit.installations set version = '0.0.1', content_hash = repeat('0', 64)";
const problems = "select * from pggit.verify_consistency()";

/** Makes a role that owns the databases `one` and `two`, and connects as it. */
async function owner(attributes: string): Promise<{ one: Sql; two: Sql }> {
  await boss.script(`create role owner login ${attributes}`);
  for (const name of ["one", "two"]) await boss.query(`create database ${name} owner owner`);
  return { one: await asOwner("one"), two: await asOwner("two") };
}

function asOwner(database: string): Promise<Sql> {
  return connectTo(server.url(database).replace("postgres@", "owner@"));
}

afterEach(async () => {
  for (const name of ["one", "two"]) {
    await boss.query(`drop database if exists ${name} with (force)`);
  }
  const left = await boss.query<{ name: string }>(ours);
  for (const { name } of left) await boss.query(`drop role ${name}`);
  await boss.script("drop role if exists stranger; drop role if exists owner");
});

/** Resolves a conflict whose incoming side is text. Returns what it was refused with; custom SQL works all the same. */
async function resolve(sql: Sql): Promise<object> {
  await sql.script("create table if not exists public.users (id int)");
  const [registered] = await sql.query<{ id: string }>(
    `select pggit.register_conflict('merge', 'table', 'public.users',
       '{"incoming_definition": "create table users (id int, name text)"}') as id`,
  );
  try {
    await sql.query("select pggit.resolve_conflict($1, 'use_tracked')", [registered?.id]);
    return {};
  } catch (refusal) {
    await sql.query("select pggit.resolve_conflict($1, 'custom', null, $2)", [
      registered?.id,
      { sql: "alter table users alter column id set default 1" },
    ]);
    return PggitError.from(refusal);
  }
}

async function others(): Promise<void> {
  await boss.script(roles.map((name) => `create role ${name} nologin`).join(";"));
}

describe.each([
  { who: "with CREATEROLE", attributes: "createrole", before: false, reads: true, kept: [] },
  { who: "without CREATEROLE", attributes: "", before: false, reads: false, kept: [] },
  {
    who: "with CREATEROLE, beside roles of somebody else",
    attributes: "createrole",
    before: true,
    // until 16, CREATEROLE was the right to grant and drop any role
    reads: version < 16,
    kept: version < 16 ? [] : roles,
  },
  {
    who: "without CREATEROLE, beside roles of somebody else",
    attributes: "",
    before: true,
    reads: false,
    kept: roles,
  },
])("an owner $who", ({ attributes, before, reads, kept }) => {
  test("installs, upgrades, installs again elsewhere and uninstalls", {
    timeout: 300_000,
  }, async () => {
    if (before) await others();
    const { one, two } = await owner(attributes);
    expect(await install(one)).toMatchObject({ outcome: "installed", event_triggers: false });
    expect(await one.query(problems)).toEqual(clean);

    const said = await resolve(one);
    if (reads) expect(said).toEqual({});
    else {
      const create = before ? "" : "CREATE ROLE pggit_parser NOLOGIN; ";
      expect(said).toMatchObject({
        code: "NOT_RESOLVABLE",
        hint: expect.stringContaining(`${create}GRANT pggit_parser TO owner;`),
      });
      await boss.script(`${create}GRANT pggit_parser TO owner`);
      expect(await resolve(one)).toEqual({});
    }

    await one.script(older);
    expect(await install(one)).toMatchObject({ outcome: "upgraded" });
    expect(await install(two)).toMatchObject({ outcome: "installed" });
    expect(await resolve(two)).toEqual({});

    const here = await boss.query(ours);
    expect((await uninstall(one)).roles_kept).toEqual(
      here.map(({ name }: { name?: string }) => name),
    );
    expect(await boss.query(ours)).toEqual(here);
    const left = reads || before ? kept : ["pggit_parser"];
    expect([...(await uninstall(two)).roles_kept].sort()).toEqual(left);
    expect(await boss.query(ours)).toEqual(left.map((name) => ({ name })));
  });
});

test("twenty at once of an owner end in one installation", { timeout: 300_000 }, async () => {
  await owner("createrole");
  const all = await Promise.all(Array.from({ length: 20 }, () => asOwner("one")));
  const outcomes = await Promise.all(all.map((sql) => install(sql, { waitMs: 250_000 })));
  const count = (outcome: string) => outcomes.filter((one) => one.outcome === outcome).length;
  expect([count("installed"), count("unchanged")]).toEqual([1, 19]);
});

test("what a superuser upgrades stays the owner's, so that neither runs with the other's rights", {
  timeout: 120_000,
}, async () => {
  const { one } = await owner("");
  await install(one);
  const above = await connectTo(server.url("one"));
  // as an older version left it
  await above.script(
    `drop function pggit.status(); alter function pggit.guide_name(text) owner to postgres; ${older}`,
  );
  const done = await install(above);
  expect(done).toMatchObject({ outcome: "upgraded", event_triggers: false });
  expect(done.notes.join()).toContain("The role owner may not create event triggers");
  const strangers = await above.query(
    `select p.oid::regprocedure from pg_proc as p
     where p.pronamespace = 'pggit'::regnamespace and p.proowner <> 'owner'::regrole`,
  );
  expect(strangers).toEqual([]);
  expect(await above.query("select current_user::text as me")).toEqual([{ me: "postgres" }]);
});

test("a pggit_parser that has rights is not used", { timeout: 120_000 }, async () => {
  const { one } = await owner("createrole");
  await install(one);
  await boss.script("create role stranger; grant stranger to pggit_parser");
  expect(await resolve(one)).toMatchObject({
    code: "NOT_RESOLVABLE",
    message: "The role pggit_parser has rights, and a definition is read without any.",
  });
});

test("who may become pggit_parser in another database has nothing to alter in this one", {
  timeout: 120_000,
}, async () => {
  const { one } = await owner("");
  await boss.script(
    "create role pggit_parser; create role stranger login; grant pggit_parser to stranger",
  );
  await install(await connectTo(server.url("one")));
  await one.close();
  const stranger = await connectTo(server.url("one").replace("postgres@", "stranger@"));
  const owned = await stranger.query(
    `select p.oid::regprocedure::text from pg_proc as p where p.oid >= 16384 and pg_has_role(p.proowner, 'member')
     union all select c.oid::regclass::text from pg_class as c where c.oid >= 16384 and pg_has_role(c.relowner, 'member')`,
  );
  expect(owned).toEqual([]);
});
