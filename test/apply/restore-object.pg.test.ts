/** restore_object(): a live object becomes what it was, its rows kept, or is left alone. */
import { beforeEach, describe, expect, test } from "vitest";
import { columns } from "../conflicts/registering.ts";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";

const database = useDatabase(installed);
let client: TestClient;

const restore = (object: string, version: string, more = "") =>
  client.query<{ statement: string; hazards: string[] }>(
    `select statement, hazards from pggit.restore_object($1, $2${more})`,
    [object, version],
  );

beforeEach(async () => {
  client = await database.client();
  await client.query("create table users (id int primary key, name text)");
  await client.query("insert into users values (1, 'a')");
  await client.query("alter table users add column email text, alter name set not null");
  await client.query("create index on users (name)");
  await client.query("create view names as select name from users");
  await client.query("select pggit.fold()");
});

describe("a live object", () => {
  test("becomes what it was at a version, by the fewest statements, and the commit says so", async () => {
    expect(await restore("users", "1.0.0")).toEqual([
      { statement: "ALTER TABLE public.users ALTER COLUMN name DROP NOT NULL", hazards: [] },
      { statement: "ALTER TABLE public.users DROP COLUMN email", hazards: [] },
    ]);
    expect(await columns(client)).toEqual(["id", "name"]);
    expect(await client.query("select * from users")).toEqual([{ id: 1, name: "a" }]);
    await client.query("select pggit.fold()");
    expect(await client.query("select message from pggit.commits")).toContainEqual({
      message: "Restore public.users to 1.0.0",
    });
  });

  test("is left alone where values would be lost, the facets named, unless that is said", async () => {
    await client.query("update users set email = 'x'");
    await expect(restore("public.users", "1.0.0")).rejects.toMatchObject({
      code: "PG060",
      message: "this would lose data of table public.users: column:email",
    });
    expect(await columns(client)).toEqual(["id", "name", "email"]);
    expect(await restore("users", "1.0.0", ", dry_run => true")).toContainEqual({
      statement: "ALTER TABLE public.users DROP COLUMN email",
      hazards: ["data_loss"],
    });
    expect(await columns(client)).toEqual(["id", "name", "email"]);
    await restore("users", "1.0.0", ", allow_data_loss => true");
    expect(await columns(client)).toEqual(["id", "name"]);
  });

  test("becomes what it was at a commit or branch", async () => {
    await client.query("select pggit.create_branch('before')");
    await client.query("alter table users add column phone text");
    await restore("users", "before");
    expect(await columns(client)).toEqual(["id", "name", "email"]);
  });

  test("needs nobody's rights but the caller's", async () => {
    const role = await database.role({ memberOf: ["pggit_operator"] });
    const operator = await database.client(role);
    await expect(
      operator.query("select * from pggit.restore_object('users', '1.0.0')"),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|PG060)$/) });
    expect(await columns(client)).toEqual(["id", "name", "email"]);
  });
});

test("a dropped table is made again, with the indexes and views that went with it", async () => {
  await client.query("drop table users cascade");
  await restore("users", "1.0.0");
  expect(await columns(client)).toEqual(["id", "name"]);
  expect(
    await client.query("select indexname from pg_indexes where tablename = 'users' order by 1"),
  ).toEqual([{ indexname: "users_name_idx" }, { indexname: "users_pkey" }]);
  expect(await columns(client, "names")).toEqual(["name"]);
});

test.each([
  ["nothing", "1.0.0", "PG071"],
  ["users", "9.0.0", "PG071"],
  ["users", "abcdef12", "PG008"],
])("%s at %s is refused", async (object, version, code) => {
  await expect(restore(object, version)).rejects.toMatchObject({ code });
});

test("what was called otherwise then is refused, and says how it was called", async () => {
  await client.query("alter table users rename to people");
  await client.query("select pggit.fold()");
  await expect(restore("people", "1.0.0")).rejects.toMatchObject({
    code: "PG061",
    message: "table public.people was called public.users then",
  });
});
