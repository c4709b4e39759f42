/** Merkle trees: what their shape depends on, and what a change costs. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed, { each: "file" });

type Entries = Readonly<Record<string, number>>;
type Changes = Readonly<Record<string, number | null>>;

/** An entry as a leaf has it, told apart by a number. */
const entry = (version: number) => ({
  type: "table",
  blob: "00",
  structure: "00",
  version: `${version}`,
});

function toJson(changes: Changes): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(changes).map(([name, version]) => [
        `table ${name}`,
        version === null ? null : entry(version),
      ]),
    ),
  );
}

async function apply(client: TestClient, root: string | null, changes: Changes) {
  const [row] = await client.query<{ root: string | null }>(
    "select encode(pggit.tree_apply(decode($1, 'hex'), $2::jsonb), 'hex') as root",
    [root, toJson(changes)],
  );
  return row?.root ?? null;
}

async function list(client: TestClient, root: string | null): Promise<Entries> {
  const rows = await client.query<{ identity: string; version: string }>(
    "select identity, version from pggit.tree_entries(decode($1, 'hex'))",
    [root],
  );
  return Object.fromEntries(rows.map((row) => [row.identity, Number(row.version)]));
}

const many = (count: number): Entries =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`public.t${n}`, 1]));

test("a tree depends on its entries alone, whatever changes led to them", async () => {
  const client = await db.client();
  const name = fc.integer({ min: 0, max: 60 }).map((n) => `t${n}`);
  const changes = fc.dictionary(name, fc.option(fc.integer({ min: 1, max: 3 })), { maxKeys: 45 });
  await fc.assert(
    fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 6 }), async (steps) => {
      let root: string | null = null;
      const expected: Record<string, number> = {};
      for (const step of steps) {
        root = await apply(client, root, step);
        for (const [key, version] of Object.entries(step)) {
          if (version === null) delete expected[key];
          else expected[key] = version;
        }
      }
      expect(await list(client, root)).toEqual(expected);
      expect(await apply(client, null, expected)).toBe(root);
    }),
    { numRuns: 60 },
  );
});

test("32 objects are one leaf, 33 are split, and taking one away brings the leaf back", async () => {
  const client = await db.client();
  const isLeaf = async (root: string | null) =>
    client.query("select is_leaf, object_count from pggit.trees where hash = decode($1, 'hex')", [
      root,
    ]);
  const small = await apply(client, null, many(32));
  expect(await isLeaf(small)).toEqual([{ is_leaf: true, object_count: 32 }]);
  const large = await apply(client, small, { "public.t32": 1 });
  expect(await isLeaf(large)).toEqual([{ is_leaf: false, object_count: 33 }]);
  expect(await apply(client, large, { "public.t32": null })).toBe(small);
});

test("the tree of nothing is null", async () => {
  const client = await db.client();
  expect(await apply(client, null, {})).toBeNull();
  expect(await apply(client, await apply(client, null, { t: 1 }), { t: null })).toBeNull();
  expect(await list(client, null)).toEqual({});
});

test("to drop what is not there changes nothing", async () => {
  const client = await db.client();
  const root = await apply(client, null, many(50));
  expect(await apply(client, root, { "public.never": null })).toBe(root);
});

test("one change among two thousand objects writes only the nodes on its way", async () => {
  const client = await db.client();
  const count = "select count(*)::int as nodes from pggit.trees";
  const root = await apply(client, null, many(2000));
  const [before] = await client.query<{ nodes: number }>(count);
  await apply(client, root, { "public.t7": 2 });
  const [after] = await client.query<{ nodes: number }>(count);
  expect((after?.nodes ?? 0) - (before?.nodes ?? 0)).toBeLessThanOrEqual(4);
});

test("a node's hash is the sha256 of its entries", async () => {
  const client = await db.client();
  await apply(client, null, many(100));
  const wrong = await client.query(
    "select from pggit.trees where hash <> sha256(convert_to(entries::text, 'UTF8'))",
  );
  expect(wrong).toEqual([]);
});
