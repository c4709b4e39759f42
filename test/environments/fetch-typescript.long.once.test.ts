/** Fetching over the core's own connections: the same as through dblink, without it. */
import { fetchEnvironment, PggitError, type Sql } from "pggit";
import { afterEach, describe, expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { clean, installed } from "../install/installed.ts";
import { type Database, database } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";
import { ops } from "./ops.ts";
import { pairs } from "./pairs.ts";

const here = useDatabase(ops);
const connectTo = useConnections();
const remotes: Database[] = [];

afterEach(async () => {
  await Promise.all(remotes.splice(0).map((one) => one.drop()));
});

async function remote(tracked: boolean, ...scripts: string[]): Promise<Database> {
  const made = await database(tracked ? installed : undefined);
  remotes.push(made);
  const sql = await connectTo(made.url);
  for (const script of scripts) await sql.script(script);
  if (tracked) await sql.query("select pggit.fold(true)");
  return made;
}

/** The tree of an environment, entry by entry, and what its objects need. */
const tree = (sql: Sql, name: string) =>
  sql.query(
    `select e.*, b.depends_on, b.full_hash
     from pggit.tree_entries(pggit.environment_tree($1)) as e inner join pggit.blobs as b on b.hash = e.blob_hash`,
    [name],
  );

describe.each(pairs)("$name", (pair) => {
  test.each([false, true])("stores what dblink stores, pgGit there: %s", async (tracked) => {
    const there = await remote(tracked, pair.base, pair.change);
    const [sql, target] = [await connectTo(here.url), await connectTo(there.url)];
    await fetchEnvironment(sql, "typescript", target);
    await sql.query("select pggit.fetch_environment('dblink', $1)", [there.url]);
    const stored = await tree(sql, "typescript");
    expect(stored.length).toBeGreaterThan(1);
    expect(stored).toEqual(await tree(sql, "dblink"));
    expect(
      await sql.query(
        "select distinct fetched_from from pggit.branches where fetched_from is not null",
      ),
    ).toHaveLength(1);
    expect(await sql.query("select * from pggit.verify_consistency()")).toEqual(clean);
  });
});

test("each change there is a commit, and only what changed is read again", async () => {
  const there = await remote(false, "create table users (id int); create table orders (id int)");
  const [sql, target] = [await connectTo(here.url), await connectTo(there.url)];
  const fetch = () => fetchEnvironment(sql, "staging", target);
  const { hostname, port } = new URL(there.url);
  const first = await fetch();
  expect(first).toEqual({
    commit_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    is_new: true,
    fetched_from: `${hostname}:${port}/${there.name}`,
    objects: 3,
    read: 3,
    not_compared: [],
  });
  expect(await fetch()).toEqual({ ...first, is_new: false, read: 0 });
  await target.script("alter table users add column email text; drop table orders");
  expect(await fetch()).toMatchObject({ is_new: true, objects: 2, read: 1 });
  expect(
    await sql.query("select action, object_name from pggit.show_commit('staging') order by 1"),
  ).toEqual([
    { action: "alter", object_name: "users" },
    { action: "drop", object_name: "orders" },
  ]);
  expect(
    await sql.query("select action from pggit.object_history('users', branch => 'staging')"),
  ).toEqual([{ action: "alter" }, { action: "create" }]);
});

test("more objects than are read at a time", async () => {
  const there = await remote(
    false,
    "do $$ begin for n in 1 .. 2203 loop execute format('create table t_%s (id int)', n); end loop; end $$",
  );
  const [sql, target] = [await connectTo(here.url), await connectTo(there.url)];
  expect(await fetchEnvironment(sql, "staging", target)).toMatchObject({
    objects: 2204,
    read: 2204,
  });
  await target.script("alter table t_7 add x int");
  expect(await fetchEnvironment(sql, "staging", target)).toMatchObject({ objects: 2204, read: 1 });
});

test("needs no dblink, and no more than an operator here and a role that may connect there", async () => {
  const there = await remote(true, "create table users (id int)");
  const admin = await connectTo(here.url);
  await admin.script("drop extension dblink");
  const operator = await connectTo((await here.role({ memberOf: ["pggit_operator"] })).url);
  const stranger = await connectTo((await there.role()).url);
  expect(await fetchEnvironment(operator, "staging", stranger)).toMatchObject({ objects: 2 });
  const reader = await connectTo((await here.role({ memberOf: ["pggit_reader"] })).url);
  await expect(fetchEnvironment(reader, "other", stranger)).rejects.toMatchObject({
    code: "MISSING_PRIVILEGE",
  });
});

test.each([
  ["main", "INVALID_ARGUMENT"],
  ["", "INVALID_ARGUMENT"],
  ["before", "ENVIRONMENT_EXISTS"],
])("the name %j is refused with %s before anything is stored", async (name, code) => {
  const there = await remote(false, "create table only_there (id int)");
  const [sql, target] = [await connectTo(here.url), await connectTo(there.url)];
  await sql.query("select pggit.create_branch('before')");
  const blobs = "select count(*)::int from pggit.blobs";
  const before = await sql.query(blobs);
  const refused = fetchEnvironment(sql, name, target).catch((error: unknown) =>
    PggitError.from(error),
  );
  expect(await refused).toMatchObject({ code });
  expect(await sql.query(blobs)).toEqual(before);
});
