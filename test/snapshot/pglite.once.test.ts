import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compareDatabases } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../connect/drivers.ts";
import { useDatabase } from "../servers/use-database.ts";

const everyKind = readFileSync(join(import.meta.dirname, "every-kind.sql"), "utf8");
const connections = useConnections(useDatabase());

test("PGlite reads what a server of its version reads", async () => {
  const [server, embedded] = await Promise.all([
    connections.open("pg"),
    connections.open("pglite"),
  ]);
  await Promise.all([server.script(everyKind), embedded.script(everyKind)]);
  const comparison = await compareDatabases(
    { name: "server", sql: server },
    { name: "pglite", sql: embedded },
  );
  expect(comparison.rows.length).toBe(55);
  expect(comparison.rows.filter((row) => row.difference !== "Same")).toEqual([]);
});
