/** What differs between two trees: exactly the entries that do, at the cost of those alone. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed, { each: "file" });

type Entries = Readonly<Record<string, number>>;

/** Stores the tree of tables with a version each and returns its root; null for none. */
async function tree(client: TestClient, entries: Entries): Promise<string | null> {
  const stored = Object.entries(entries).map(([name, version]) => [
    `table ${name}`,
    { type: "table", blob: "00", structure: "00", version: `${version}` },
  ]);
  const [row] = await client.query<{ root: string | null }>(
    "select encode(pggit.tree_apply(null, $1::jsonb), 'hex') as root",
    [JSON.stringify(Object.fromEntries(stored))],
  );
  return row?.root ?? null;
}

async function difference(client: TestClient, entries1: Entries, entries2: Entries) {
  const roots = [await tree(client, entries1), await tree(client, entries2)];
  const rows = await client.query<{ line: string }>(
    `select concat_ws(' ', object_type, identity, coalesce(version1, '-'), coalesce(version2, '-')) as line
     from pggit.tree_difference(decode($1, 'hex'), decode($2, 'hex'))`,
    roots,
  );
  return rows.map(({ line }) => line).toSorted();
}

function expected(entries1: Entries, entries2: Entries): string[] {
  return Object.keys({ ...entries1, ...entries2 })
    .filter((name) => entries1[name] !== entries2[name])
    .map((name) => `table ${name} ${entries1[name] ?? "-"} ${entries2[name] ?? "-"}`)
    .toSorted();
}

const many = (count: number): Entries =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`public.t${n}`, 1]));

test("it is what a comparison of all entries finds, whatever the shape of the trees", async () => {
  const client = await db.client();
  const names = fc.integer({ min: 0, max: 80 }).map((n) => `public.t${n}`);
  const entries = fc.dictionary(names, fc.integer({ min: 1, max: 2 }), {
    maxKeys: 80,
    size: "max",
  });
  await fc.assert(
    fc.asyncProperty(entries, entries, async (one, two) => {
      expect(await difference(client, one, two)).toEqual(expected(one, two));
    }),
    { numRuns: 40 },
  );
});

test("one change among many, a tree and nothing, a leaf and a tree that is split", async () => {
  const client = await db.client();
  const whole = many(2000);
  const changed = { ...whole, "public.t7": 2, "public.new": 1 };
  for (const [one, two] of [
    [whole, changed],
    [whole, whole],
    [whole, {}],
    [{}, whole],
    [{}, {}],
    [many(3), whole],
  ] as const) {
    expect(await difference(client, one, two)).toEqual(expected(one, two));
  }
});

test("it reads no more nodes than lie on the way to what differs", async () => {
  const client = await db.client();
  const roots = [await tree(client, many(8000)), await tree(client, { ...many(8000), x: 1 })];
  await client.query("begin; set local track_functions = 'all'");
  const reads = `select coalesce(pg_stat_get_xact_function_calls('pggit.tree_node(bytea)'::regprocedure), 0)::int as calls`;
  await client.query(
    "select count(*) from pggit.tree_difference(decode($1, 'hex'), decode($2, 'hex'))",
    roots,
  );
  const [row] = await client.query<{ calls: number }>(reads);
  await client.query("rollback");
  expect(row?.calls).toBeGreaterThan(3);
  expect(row?.calls).toBeLessThan(12);
});

test("a node that is missing is an error, not objects that went", async () => {
  const client = await db.client();
  await expect(
    client.query("select * from pggit.tree_difference(null, sha256('x'))"),
  ).rejects.toThrow(/^tree [0-9a-f]{64} is missing$/);
});
