/** The schema of our own that uses every kind comes back from its export, in each version. */
import { compareDatabases, exportSchema, type Sql } from "pggit";
import { expect, test } from "vitest";
import { everyKind, newer, oldest, useVersions } from "../versions/versions.ts";

const open = useVersions();

test.each([oldest, ...newer])("every kind, in PostgreSQL %i", async (version) => {
  const [original, restored] = await Promise.all([open(version), open(version)]);
  for (const script of everyKind) await original.script(script);
  const text = await textOf(original);
  await restored.script(`begin;\n${text}\ncommit`);
  const { rows, not_compared } = await compareDatabases(
    { name: "original", sql: original },
    { name: "restored", sql: restored },
    { include: ["owner", "privileges", "comments"] },
  );
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter((row) => row.difference !== "Same")).toEqual([]);
  expect(not_compared).toEqual([]);
  expect(await textOf(restored)).toBe(text);
});

async function textOf(sql: Sql): Promise<string> {
  const pieces: string[] = [];
  await exportSchema(sql, (piece) => void pieces.push(piece));
  return pieces.join("");
}
