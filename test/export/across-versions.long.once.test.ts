/** The schema of our own that uses every kind comes back from its export: in each version, and in a newer one. */
import { expect, test } from "vitest";
import { everyKind, newer, oldest, useVersions } from "../versions/versions.ts";
import { comparedInFull, textOf } from "./restoring.ts";

const open = useVersions();

const same = [oldest, ...newer].map((version) => ({ from: version, to: version }));
const upwards = newer.map((version) => ({ from: oldest, to: version }));

test.each([...same, ...upwards])("every kind, from PostgreSQL $from to $to", async (versions) => {
  const [original, restored] = await Promise.all([open(versions.from), open(versions.to)]);
  for (const script of everyKind) await original.script(script);
  const text = await textOf(original);
  await restored.script(`begin;\n${text}\ncommit`);
  const { rows, not_compared } = await comparedInFull(original, restored);
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter((row) => row.difference !== "Same")).toEqual([]);
  expect(not_compared).toEqual([]);
  if (versions.from === versions.to) expect(await textOf(restored)).toBe(text);
});
