/** pggit.find_commit(): the names that a commit goes by. */
import type { Sql } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { changed, column, failure } from "./history.ts";

const db = useDatabase(installed);
const connectTo = useConnections();

async function withCommits(): Promise<Sql> {
  const sql = await connectTo(db.url);
  await changed(sql, ...[1, 2, 3].map((n) => `create table t${n} (id int)`));
  return sql;
}

const message = async (sql: Sql, name: string) =>
  (await column(sql, "select (pggit.find_commit($1)).message", [name]))[0];

test("a branch, HEAD, and so many commits before", async () => {
  const sql = await withCommits();
  await sql.query("select pggit.create_branch('old', 'HEAD~2')");
  for (const [name, expected] of [
    ["main", "CREATE TABLE public.t3"],
    ["HEAD", "CREATE TABLE public.t3"],
    ["HEAD~", "CREATE TABLE public.t2"],
    ["main~0", "CREATE TABLE public.t3"],
    ["main~2", "CREATE TABLE public.t1"],
    ["main^^", "CREATE TABLE public.t1"],
    ["old~1", "Schema as pgGit found it"],
    ["old", "CREATE TABLE public.t1"],
    ["~1", "CREATE TABLE public.t2"],
  ] as const) {
    expect([name, await message(sql, name)]).toEqual([name, expected]);
  }
});

test("a hash and its beginning, also with steps", async () => {
  const sql = await withCommits();
  const [hash = ""] = await column(sql, "select commit_hash from pggit.log()");
  for (const name of [hash, hash.toUpperCase(), hash.slice(0, 6)]) {
    expect(await message(sql, name)).toBe("CREATE TABLE public.t3");
  }
  expect(await message(sql, `${hash.slice(0, 6)}~`)).toBe("CREATE TABLE public.t2");
});

test("a time is what the branch was then", async () => {
  const sql = await withCommits();
  const [moment] = await column(sql, "select clock_timestamp()::text");
  await changed(sql, "create table t4 (id int)");
  expect(await message(sql, `main@{${moment}}`)).toBe("CREATE TABLE public.t3");
  expect(await message(sql, `@{${moment}}`)).toBe("CREATE TABLE public.t3");
  expect(await message(sql, `${moment}`)).toBe("CREATE TABLE public.t3");
  expect(await message(sql, `HEAD@{${moment}}~1`)).toBe("CREATE TABLE public.t2");
  expect(await message(sql, "HEAD@{tomorrow}")).toBe("CREATE TABLE public.t4");
});

test("a branch's own name comes before everything that it could mean besides", async () => {
  const sql = await withCommits();
  // as environments may be called
  await sql.script(
    "insert into pggit.branches (name, head_hash) select n, (pggit.find_commit('HEAD~2')).hash from unnest('{main~1,2026-01-01,beef}'::text[]) as n",
  );
  for (const name of ["main~1", "2026-01-01", "beef"]) {
    expect(await message(sql, name)).toBe("CREATE TABLE public.t1");
  }
});

test.each([
  ["main~9", "UNKNOWN_COMMIT"],
  ["main@{2001-01-01}", "UNKNOWN_COMMIT"],
  ["2001-01-01", "UNKNOWN_COMMIT"],
  ["nothing", "UNKNOWN_COMMIT"],
  ["", "UNKNOWN_COMMIT"],
  ["000", "UNKNOWN_COMMIT"],
  ["main@{soon}", "INVALID_ARGUMENT"],
  ["2026-13-41", "INVALID_ARGUMENT"],
])("%j is refused with %s", async (name, code) => {
  const sql = await withCommits();
  expect(await failure(sql, `select pggit.find_commit('${name}')`)).toMatchObject({
    code,
    hint: expect.stringMatching(/./),
  });
});

test.each(["main~9", "main@{2001-01-01}", "2001-01-01"])(
  "%j, from before there was any history, says where that begins",
  async (name) => {
    const sql = await withCommits();
    const [first] = await sql.query<{ hash: string }>(
      "select left(encode(hash, 'hex'), 7) as hash from pggit.commits where parent_hash is null",
    );
    expect(await failure(sql, `select pggit.find_commit('${name}')`)).toMatchObject({
      hint: expect.stringMatching(
        new RegExp(
          `^The history of (main|HEAD) begins at [0-9-]+ [0-9:]+ with commit ${first?.hash}\\.$`,
        ),
      ),
    });
  },
);
