/** Conflicts in the embedded database, which has one user and no server. */
import { connect, install, type Sql } from "pggit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guideData } from "./registering.ts";

let sql: Sql;

beforeAll(async () => {
  sql = await connect("memory:");
  await install(sql);
});
afterAll(() => sql.close());

test("a conflict is merged, and its rows stay", async () => {
  await sql.script("create table users (id int, name text); insert into users values (1, 'a')");
  const [row] = await sql.query<{ id: string }>(
    "select pggit.register_conflict('merge', 'table', 'public.users', $1) as id",
    [JSON.stringify(guideData)],
  );
  expect(
    await sql.query("select pggit.resolve_conflict($1, 'merge', 'embedded') as done", [row?.id]),
  ).toEqual([{ done: "public.users: 1 statement ran" }]);
  expect(await sql.query("select * from users")).toEqual([{ id: 1, name: "a", email: null }]);
});
