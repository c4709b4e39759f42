/** What an object says that it needs is all that its definition needs: the promise that an export stands on. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CatalogObject, connect, readAllObjects } from "pggit";
import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";

const everyKind = readFileSync(join(import.meta.dirname, "every-kind.sql"), "utf8");
const [original, restored] = [useDatabase(), useDatabase()];

/** Objects, each after those that it needs. */
function inOrder<Needing extends { readonly depends_on: readonly string[] | null }>(
  objects: ReadonlyMap<string, Needing>,
): Needing[] {
  const placed = new Set<Needing>();
  const place = (object: Needing | undefined, by: readonly Needing[]): void => {
    if (!object || placed.has(object)) return;
    expect(by).not.toContain(object);
    for (const need of object.depends_on ?? []) place(objects.get(need), [...by, object]);
    placed.add(object);
  };
  for (const object of objects.values()) place(object, []);
  return [...placed];
}

/** Which objects there are and what they are like, in order. */
const told = (objects: readonly CatalogObject[]): string[] =>
  objects.map((object) => `${object.object_type} ${object.identity} ${object.hash}`).toSorted();

test("definitions in the order of what they need restore every kind", async () => {
  const [from, to] = [await connect(original.url), await connect(restored.url)];
  try {
    await from.script(everyKind);
    const objects = await readAllObjects(from);
    // relations, types and routines are needed by their identity alone, the rest with their type before it
    const byName = new Map(
      objects.flatMap((object) => [
        [`${object.object_type} ${object.identity}`, object] as const,
        [object.identity, object] as const,
      ]),
    );
    await to.script("drop schema public");
    for (const { definition } of inOrder(byName)) await to.script(definition);
    expect(told(await readAllObjects(to))).toEqual(told(objects));
  } finally {
    await from.close();
    await to.close();
  }
});
