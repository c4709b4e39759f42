/** Whichever way a database is reached, its export is the same text. */
import { exportSchema } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../connect/drivers.ts";
import { useDatabase } from "../servers/use-database.ts";
import { exported } from "./restoring.ts";

const db = useDatabase();
const connections = useConnections(db);

test.each(["neon http", "neon websocket"] as const)("%s", async (driver) => {
  await (await db.client()).query("create table a (id int); create view b as select id from a");
  const sql = await connections.open(driver);
  const pieces: string[] = [];
  expect(await exportSchema(sql, (piece) => void pieces.push(piece))).toBe(3);
  expect(pieces.join("")).toBe(await exported(db.url));
});
