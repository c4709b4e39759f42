/**
 * The three ways of comparing give the same rows: branches in SQL, databases
 * in SQL through dblink, databases in TypeScript.
 */
import { compareDatabases, install, type Sql } from "pggit";
import { afterEach, describe, expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { type Database, database } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";
import { ops } from "./ops.ts";
import { type Pair, pairs } from "./pairs.ts";

const here = useDatabase(ops);
const connectTo = useConnections();
const remotes: Database[] = [];

afterEach(async () => {
  await Promise.all(remotes.splice(0).map((one) => one.drop()));
});

type Aspects = readonly ("owner" | "privileges" | "comments")[];
const everything: Aspects = ["owner", "privileges", "comments"];

/** A database with the given statements in it; with pgGit from the start, or without. */
async function remote(tracked: boolean, ...scripts: string[]): Promise<Database> {
  const made = await database(tracked ? installed : undefined);
  remotes.push(made);
  const sql = await connectTo(made.url);
  for (const script of scripts) await sql.script(script);
  if (tracked) await sql.query("select pggit.fold(true)");
  return made;
}

const guideColumns = "object_type, object_name, env1_status, env2_status, difference";

async function throughDblink(sql: Sql, base: Database, head: Database, include: Aspects) {
  return sql.query(
    `select ${guideColumns} from pggit.compare_environments('production', 'staging', $1, $2, include => $3)`,
    [base.url, head.url, [...include]],
  );
}

async function betweenBranches(sql: Sql, include: Aspects, names = ["production", "staging"]) {
  const rows = await sql.query(
    `select ${guideColumns} from pggit.compare_environments($1, $2, include => $3)`,
    [...names, [...include]],
  );
  const facets = await sql.query("select * from pggit.compare_facets($1, $2, $3)", [
    ...names,
    [...include],
  ]);
  return { rows, facets };
}

async function inTypeScript(base: Database, head: Database, include: Aspects) {
  const { rows } = await compareDatabases(
    { name: "production", sql: await connectTo(base.url) },
    { name: "staging", sql: await connectTo(head.url) },
    { include },
  );
  return {
    rows: rows.map(({ object_type, object_name, env1_status, env2_status, difference }) => ({
      object_type,
      object_name,
      env1_status,
      env2_status,
      difference,
    })),
    facets: rows.flatMap(({ object_type, object_name, facets }) =>
      facets.map(({ facet, change, before, after, level }) => ({
        object_type,
        object_name,
        facet,
        change,
        env1_value: before,
        env2_value: after,
        level,
      })),
    ),
  };
}

const trackings = [
  { where: "nowhere", base: false, head: false, includes: [everything] },
  { where: "in the first", base: true, head: false, includes: [[], everything] },
  { where: "in both", base: true, head: true, includes: [everything] },
];

describe.each(pairs)("$name", (pair: Pair) => {
  test.each(trackings)("pgGit installed $where", async (tracked) => {
    const base = await remote(tracked.base, pair.base);
    const head = await remote(tracked.head, pair.base, pair.change);
    const sql = await connectTo(here.url);
    for (const include of tracked.includes) {
      const typescript = await inTypeScript(base, head, include);
      expect(await throughDblink(sql, base, head, include)).toEqual(typescript.rows);
      expect(await betweenBranches(sql, include)).toEqual(typescript);
    }
  });

  test("the history of one database, before and after", async () => {
    const base = await remote(false, pair.base);
    const head = await remote(false, pair.base, pair.change);
    const sql = await connectTo((await remote(true, pair.base)).url);
    await sql.query("select pggit.create_branch('production')");
    await sql.script(pair.change);
    await sql.query("select pggit.create_branch('staging')");

    const own = await betweenBranches(sql, everything);
    const typescript = await inTypeScript(base, head, everything);
    // where nothing is tracked no version is known, so that only the words for it differ
    const wording = (rows: object[]) =>
      rows.map((row) => {
        const { object_type, object_name, difference } = row as Record<string, string>;
        return {
          object_type,
          object_name,
          difference: difference?.replace("Version", "Definition"),
        };
      });
    expect(wording(own.rows)).toEqual(wording(typescript.rows));
    expect(own.facets).toEqual(typescript.facets);
  });
});

test("the guide's example: numbers, missing, Same", async () => {
  const base = await remote(
    true,
    "create table users (id int primary key, email text)",
    "create function tax(amount numeric) returns numeric language sql as 'select 1.0'",
  );
  const head = await remote(
    true,
    "create table users (id int primary key)",
    "create function tax(amount numeric) returns numeric language sql as 'select 1.0'",
    "create table analytics_cache (id int)",
    "alter table users add column email text, add column phone text",
  );
  const sql = await connectTo(here.url);
  expect(await throughDblink(sql, base, head, [])).toEqual(
    [
      ["function", "tax(numeric)", "1.0.0", "1.0.0", "Same"],
      ["schema", "public", "1.0.0", "1.0.0", "Same"],
      ["table", "analytics_cache", "missing", "1.0.0", "Only in staging"],
      ["table", "users", "1.0.0", "1.1.0", "Version mismatch"],
    ].map(([object_type, object_name, env1_status, env2_status, difference]) => ({
      object_type,
      object_name,
      env1_status,
      env2_status,
      difference,
    })),
  );
});

test("a version that no longer stands for the structure is not shown", async () => {
  const base = await remote(true, "create table users (id int)");
  const head = await remote(true, "create table users (id int)");
  const stale = await connectTo(head.url);
  await stale.script("alter table users add column unfolded int");
  const sql = await connectTo(here.url);
  const rows = await throughDblink(sql, base, head, []);
  expect(rows.at(-1)).toMatchObject({
    object_name: "users",
    env1_status: "1.0.0",
    env2_status: expect.stringMatching(/^[0-9a-f]{7}$/),
    difference: "Definition mismatch",
  });
  expect(rows).toEqual((await inTypeScript(base, head, [])).rows);
});

test("the current branch is compared as the schema is now", async () => {
  const sql = await connectTo((await remote(true, "create table users (id int)")).url);
  await sql.query("select pggit.create_branch('before')");
  await sql.script("set session_replication_role = replica; alter table users add column x int");
  const { rows } = await betweenBranches(sql, [], ["before", "main"]);
  expect(rows.at(-1)).toMatchObject({ object_name: "users", difference: "Version mismatch" });
});

test("installing pgGit changes nothing in what is compared", async () => {
  const base = await remote(false, "create table users (id int)");
  const head = await remote(false, "create table users (id int)");
  await install(await connectTo(head.url));
  const sql = await connectTo(here.url);
  const rows = await throughDblink(sql, base, head, everything);
  expect(rows).toHaveLength(2);
  expect(rows).toMatchObject([{ difference: "Same" }, { difference: "Same" }]);
});
