import { expect, inject, test } from "vitest";
import { withClient } from "./client.ts";
import { database, serverUrl, template } from "./databases.ts";
import { useDatabase } from "./use-database.ts";

const users = template("harness_users", async ({ client }) => {
  await client.query("create table users (id int primary key)");
});

const db = useDatabase(users);

test("the server is of the version that was asked for", async () => {
  const connection = await db.client();
  const [row] = await connection.query("select current_setting('server_version_num')::int as num");
  expect(Math.floor(row?.["num"] / 10_000)).toBe(inject("postgresVersion"));
});

test("two databases of one template are independent", async () => {
  const other = await database(users);
  const [here, there] = [await db.client(), await other.client()];
  await here.query("drop table users");
  expect(await there.query("select * from users")).toEqual([]);
  await other.drop();
});
