import { snapshot, type Sql } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../connect/drivers.ts";
import { useDatabase } from "../servers/use-database.ts";

const database = useDatabase();
const connections = useConnections(database);

/** Does something after the first batch, as another session might. */
function interrupted(sql: Sql, between: () => Promise<unknown>): Sql {
  let batches = 0;
  const batch: Sql["batch"] = async (statements, options) => {
    const rows = await sql.batch(statements, options);
    batches += 1;
    if (batches === 1) await between();
    return rows;
  };
  return { ...sql, batch };
}

test("the first object of a kind, made just after it was asked which kinds there are, is read", async () => {
  const other = await database.client();
  await other.query("create table public.orders (id int)");
  const sql = await connections.open("pg");
  const { objects } = await snapshot(
    interrupted(sql, () =>
      other.query(`create type public.mood as enum ('calm');
        create view public.all_orders as select * from public.orders`),
    ),
  );
  expect(objects.map((object) => `${object.object_type} ${object.identity}`)).toEqual(
    expect.arrayContaining(["enum public.mood", "view public.all_orders", "table public.orders"]),
  );
});
