import { describe, expect, inject, test } from "vitest";
import { client, withClient } from "./client.ts";
import { database, serverUrl, template, uniqueName } from "./databases.ts";
import { useDatabase } from "./use-database.ts";

const users = template("harness_users", async ({ client: builder }) => {
  await builder.query("create table users (id int primary key)");
});

const db = useDatabase(users);

const EXISTS = "select from pg_database where datname = $1";

test("the server is of the version that was asked for", async () => {
  const connection = await db.client();
  const rows = await connection.query(
    "select current_setting('server_version_num')::int / 10000 as major",
  );
  expect(rows).toEqual([{ major: inject("postgresVersion") }]);
});

test("two databases of one template are independent", async () => {
  const other = await database(users);
  const [here, there] = [await db.client(), await other.client()];
  await here.query("drop table users");
  expect(await there.query("select * from users")).toEqual([]);
  await other.drop();
});

test("many that ask for a new template at once share one build", async () => {
  let builds = 0;
  const slow = template(uniqueName("harness_slow"), async ({ client: builder }) => {
    builds += 1;
    await builder.query("select pg_sleep(0.2); create table t (id int)");
  });
  const all = await Promise.all(Array.from({ length: 5 }, () => database(slow)));
  expect(builds).toBe(1);
  expect(new Set(all.map(({ name }) => name)).size).toBe(5);
  for (const each of all) {
    const connection = await each.client();
    expect(await connection.query("select * from t")).toEqual([]);
  }
  await Promise.all(all.map((each) => each.drop()));
});

test("a build that fails is told, and done again by the next who asks", async () => {
  let attempt = 0;
  const flaky = template(uniqueName("harness_flaky"), async ({ client: builder }) => {
    attempt += 1;
    await builder.query("create table t (id int)");
    if (attempt === 1) throw new Error("the build broke");
  });
  await expect(database(flaky)).rejects.toThrow("the build broke");
  const second = await database(flaky);
  const connection = await second.client();
  expect(await connection.query("select * from t")).toEqual([]);
  await second.drop();
});

test("a database is dropped under open connections, with its roles", async () => {
  const own = await database();
  const role = await own.role();
  await own.client(role);
  const foreign = await client(own.url);
  await withClient(own.url, (owner) =>
    owner.query(`create table t (); alter table t owner to ${role.name}`),
  );
  await own.drop();
  await withClient(serverUrl(), async (server) => {
    expect(await server.query(EXISTS, [own.name])).toEqual([]);
    expect(await server.query("select from pg_roles where rolname = $1", [role.name])).toEqual([]);
  });
  await expect(foreign.query("select 1")).rejects.toThrow(/connection/i);
});

test("a role is nobody special and shows its own password", async () => {
  const group = await db.role({ prefix: "readers", attributes: "nologin" });
  const role = await db.role({ prefix: "app", memberOf: [group.name] });
  const connection = await db.client(role);
  const [row] = await connection.query(
    `select current_user as me, pg_has_role($1, 'member') as member, rolsuper as super
     from pg_roles where rolname = current_user`,
    [group.name],
  );
  expect(row).toEqual({ me: role.name, member: true, super: false });
  const wrong = new URL(role.url);
  wrong.password = "wrong";
  await expect(client(wrong.href)).rejects.toMatchObject({ code: "28P01" });
});

test("a client keeps the notices of the server", async () => {
  const connection = await db.client();
  await connection.query("do $$ begin raise warning 'look' using hint = 'here'; end $$");
  expect(connection.notices).toMatchObject([
    { severity: "WARNING", message: "look", hint: "here" },
  ]);
});

describe("a database for the whole file", () => {
  const shared = useDatabase(undefined, { each: "file" });

  test("is there for the first test", async () => {
    const connection = await shared.client();
    expect(await connection.query("create table made_by_first ()")).toEqual([]);
  });

  test("is the same for the second", async () => {
    const connection = await shared.client();
    expect(await connection.query("select from made_by_first")).toEqual([]);
  });
});

describe("a database for each test", () => {
  let first = "";

  test("is there", async () => {
    first = db.name;
    expect(await withClient(serverUrl(), (server) => server.query(EXISTS, [first]))).toHaveLength(
      1,
    );
  });

  test("is another one, and the one before is gone", async () => {
    expect(db.name).not.toBe(first);
    expect(await withClient(serverUrl(), (server) => server.query(EXISTS, [first]))).toEqual([]);
  });
});
