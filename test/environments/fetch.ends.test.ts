/** Fetching another database into an environment, and what keeps it from being fetched. */
import { install, PggitError, type Sql } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { withClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { ops } from "./ops.ts";

const here = useDatabase(ops);
const there = useDatabase();
const connectTo = useConnections();
const connection = () => connectTo(here.url);

const fetchEnvironment = (sql: Sql, url: string, name = "staging") =>
  sql.query("select pggit.fetch_environment($1, $2)", [name, url]);

const change = (statements: string) => withClient(there.url, (client) => client.query(statements));

async function failure(work: Promise<unknown>): Promise<PggitError> {
  return work.then(
    () => {
      throw new RangeError("it did not fail");
    },
    (thrown) => PggitError.from(thrown),
  );
}

test("an environment is the other schema, and says where it is from", async () => {
  await change("create table users (id int)");
  const sql = await connection();
  await fetchEnvironment(sql, there.url);
  const objects =
    "select object_type, identity, version from pggit.tree_entries(pggit.environment_tree('staging'))";
  expect(await sql.query(objects)).toEqual([
    { object_type: "schema", identity: "public", version: null },
    { object_type: "table", identity: "public.users", version: null },
  ]);
  const { hostname, port } = new URL(there.url);
  expect(
    await sql.query("select fetched_from, is_current from pggit.branches where name = 'staging'"),
  ).toEqual([{ fetched_from: `${hostname}:${port}/${there.name}`, is_current: false }]);
  expect(await sql.query("select status from pggit.verify_consistency()")).toEqual([
    { status: "ok" },
  ]);
});

test("what is fetched is stored as what is captured is: one and the same blobs", async () => {
  const sql = await connection();
  await sql.script(`
    create table users (id int generated always as identity primary key, email text unique);
    create view emails as select email from users;
    create function tax(amount numeric default 1) returns numeric language sql as 'select amount * 0.2';
    comment on table users is 'people'; grant select on users to public`);
  await fetchEnvironment(sql, here.url, "mirror");
  await sql.query("select pggit.fold(true)");
  const differing = await sql.query(
    `select object_type, identity from pggit.pair_objects(
       pggit.environment_tree('main'), pggit.environment_tree('mirror'), '{structure}')
     where blob1 is distinct from blob2`,
  );
  expect(differing).toEqual([]);
});

test("each change over there is a commit, and no change is none", async () => {
  const sql = await connection();
  const commits =
    "select origin, parent_hash is null as first from pggit.commits where branch_name = 'staging' order by folded_at";
  await fetchEnvironment(sql, there.url);
  await fetchEnvironment(sql, there.url);
  expect(await sql.query(commits)).toEqual([{ origin: "fetch", first: true }]);
  await change("create table users (id int); create table gone (id int)");
  await fetchEnvironment(sql, there.url);
  await change("alter table users rename to people; drop table gone");
  await fetchEnvironment(sql, there.url);
  expect(await sql.query(commits)).toHaveLength(3);
  const names = "select identity from pggit.tree_entries(pggit.environment_tree('staging'))";
  expect(await sql.query(names)).toEqual([{ identity: "public" }, { identity: "public.people" }]);
  expect(await sql.query("select status from pggit.verify_consistency()")).toEqual([
    { status: "ok" },
  ]);
});

// no version that is tested has a relation of another kind, so one is made by hand
const ofAnotherKind = (name: string) =>
  `set allow_system_table_mods = on; create table ${name} (a int);
  update pg_class set relkind = 'g' where oid = '${name}'::regclass`;

test("what is of a kind that is not compared is counted and named", async () => {
  await change(`${ofAnotherKind("c")}; ${ofAnotherKind("d")}`);
  const sql = await connection();
  const notices: string[] = [];
  sql.onNotice(({ message }) => notices.push(message));
  await fetchEnvironment(sql, there.url);
  await sql.script(ofAnotherKind("own"));
  await sql.query("select * from pggit.compare_environments('main', 'staging')");
  expect(notices).toEqual([
    "2 objects of staging are not compared: relation of kind g public.c, relation of kind g public.d",
    "1 object of main is not compared: relation of kind g public.own",
  ]);
});

test("more objects than are read at a time", async () => {
  await change(
    "do $$ begin for n in 1 .. 1203 loop execute format('create table t_%s (id int)', n); end loop; end $$",
  );
  const sql = await connection();
  await fetchEnvironment(sql, there.url);
  const count = "select count(*)::int from pggit.tree_entries(pggit.environment_tree('staging'))";
  expect(await sql.query(count)).toEqual([{ count: 1204 }]);
});

test("the other database is not written to, and no connection to it stays open", async () => {
  await change(`alter database ${there.name} set default_transaction_read_only = on`);
  const sql = await connection();
  await fetchEnvironment(sql, there.url);
  await failure(fetchEnvironment(sql, `${there.url}_no`));
  const sessions = await withClient(here.url, (client) =>
    client.query("select from pg_stat_activity where datname = $1", [there.name]),
  );
  expect(sessions).toEqual([]);
});

test("a role that may only connect over there is enough, pgGit there or not", async () => {
  const tracked = await connectTo(there.url);
  await tracked.script("create table users (id int)");
  const role = await there.role();
  const sql = await connection();
  await fetchEnvironment(sql, role.url, "bare");
  await install(tracked);
  await fetchEnvironment(sql, role.url, "tracked");
  const rows = await sql.query("select * from pggit.compare_environments('bare', 'tracked')");
  expect(rows).toHaveLength(2);
  expect(rows).toMatchObject([{ difference: "Same" }, { difference: "Same" }]);
});

test("without dblink the error says what to run", async () => {
  const sql = await connection();
  await sql.script("drop extension dblink");
  expect(await failure(fetchEnvironment(sql, there.url))).toMatchObject({
    code: "DBLINK_MISSING",
    hint: "Run: CREATE EXTENSION dblink;",
  });
});

test("dblink may be in any schema", async () => {
  const sql = await connection();
  await sql.script(
    'drop extension dblink; create schema "My Ext"; create extension dblink schema "My Ext"',
  );
  await fetchEnvironment(sql, there.url);
  expect(await sql.query("select from pggit.branches where name = 'staging'")).toHaveLength(1);
});

test.each([
  [
    "a wrong password",
    (url: string) => url.replace(/:[^:@]*@/, ":s3cret@"),
    /password authentication failed/,
  ],
  ["a database that is not there", (url: string) => `${url}_s3cret_no`, /does not exist/],
  ["a port where nothing listens", () => "host=127.0.0.1 port=1 user=u password=s3cret", /refused/],
  [
    "a host that is not known",
    () => "host=no.such.host.invalid user=u password=s3cret",
    /host name/,
  ],
  ["a string that libpq cannot read", () => "host=127.0.0.1 password=a s3cret", /cannot be used/],
  ["an unknown option", () => "host=127.0.0.1 passwort=s3cret", /cannot be used/],
  [
    "an @ in a password that is not encoded",
    () => "postgres://u:p@s3cret@127.0.0.1:1/db",
    /host name|cannot be used/,
  ],
])("%s: the reason, and never the password", async (name, spoil, reason) => {
  const role = await there.role();
  const error = await failure(fetchEnvironment(await connection(), spoil(role.url)));
  expect(error).toMatchObject({ code: "REMOTE_FAILED", message: expect.stringMatching(reason) });
  if (name !== "a database that is not there") {
    expect(JSON.stringify([error.message, error.detail, error.hint])).not.toContain("s3cret");
  }
});

test("neither the current branch nor one that was made here is fetched over", async () => {
  const sql = await connection();
  expect(await failure(fetchEnvironment(sql, there.url, "main"))).toMatchObject({
    code: "INVALID_ARGUMENT",
    message: expect.stringContaining("current branch"),
  });
  await sql.query("select pggit.create_branch('before')");
  const before = await sql.query("select * from pggit.branches order by name");
  expect(await failure(fetchEnvironment(sql, there.url, "before"))).toMatchObject({
    code: "ENVIRONMENT_EXISTS",
  });
  expect(await sql.query("select * from pggit.branches order by name")).toEqual(before);
});

test("an empty name or connection string is refused", async () => {
  const sql = await connection();
  for (const [name, url] of [
    ["", there.url],
    ["staging", " "],
    ["staging", null],
  ]) {
    const fetched = sql.query("select pggit.fetch_environment($1, $2)", [name, url]);
    expect(await failure(fetched)).toMatchObject({ code: "INVALID_ARGUMENT" });
  }
});

test("an operator may fetch with a password of their own, and a reader may not", async () => {
  const remote = await there.role();
  const operator = await here.role({ memberOf: ["pggit_operator"] });
  await fetchEnvironment(await connectTo(operator.url), remote.url);
  const reader = await connectTo((await here.role({ memberOf: ["pggit_reader"] })).url);
  expect(await failure(fetchEnvironment(reader, remote.url))).toMatchObject({
    code: "MISSING_PRIVILEGE",
  });
  expect(
    await reader.query("select * from pggit.compare_environments('staging', 'staging')"),
  ).toMatchObject([{ object_name: "public", difference: "Same" }]);
});

test("an operator cannot use the server's own account to connect", async () => {
  const operator = await here.role({ memberOf: ["pggit_operator"] });
  const error = await failure(fetchEnvironment(await connectTo(operator.url), there.url));
  expect(error).toMatchObject({
    code: "REMOTE_FAILED",
    message: expect.stringContaining("password is needed"),
  });
});
