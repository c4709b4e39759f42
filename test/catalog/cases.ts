/**
 * What every kind of object promises, held by examples: which facets it has,
 * that its definition restores it, and that a facet's statements do what they
 * say.
 */
import { describe, expect, test } from "vitest";
import { catalogSettings } from "../../packages/pggit/src/generated/sql.ts";
import {
  type Aspect,
  hashesQuery,
  objectsQuery,
} from "../../packages/pggit/src/snapshot/catalog-query.ts";
import type { Facet } from "../../packages/pggit/src/snapshot/facets.ts";
import type { CatalogObject, ObjectHash } from "../../packages/pggit/src/snapshot/snapshot.ts";
import type { TestClient } from "../servers/client.ts";
import type { Database } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";

/** One object and what is expected of it. */
export interface CatalogCase {
  readonly name: string;
  /** Statements that make what the object needs. */
  readonly setup?: string;
  /** Statements that make the object itself. */
  readonly ddl: string;
  readonly identity: string;
  readonly definition: string;
  /** The value of every facet but `object` and `owner`; null where it only says that a part exists. */
  readonly facets: Readonly<Record<string, string | null>>;
  /** Facets that cannot be put back in their old place: an attribute comes back as the last one. */
  readonly comesBackElsewhere?: readonly string[];
  /** Facets that PostgreSQL does not let go or change alone, since another part needs them. */
  readonly held?: readonly string[];
  /** Facets that can be taken away but, once gone, not given back to what is there. */
  readonly oneWay?: readonly string[];
}

/** How PostgreSQL refuses what would harm another part. */
const heldBack = /\b(?:cannot|dependent|primary key|in parent table|inherited|identity column)\b/;

/** Declares the tests of one kind; each case runs in a transaction of its own that is rolled back. */
export function testCatalog(objectType: string, cases: readonly CatalogCase[]): void {
  const database = useDatabase(undefined, { each: "file" });
  describe.each(cases)("$name", (given) => {
    const read = (client: TestClient) => readObject(client, objectType, given.identity);
    const withObject = (work: (client: TestClient, made: CatalogObject) => Promise<void>) =>
      rolledBack(database, async (client) => {
        await client.query(`${given.setup ?? ""};${given.ddl}`);
        const made = await read(client);
        if (!made) throw new Error(`there is no ${objectType} ${given.identity}`);
        await work(client, made);
      });

    test("has exactly these facets", () =>
      withObject(async (_, made) => {
        expect(valuesOf(made)).toEqual(given.facets);
        expect(made.definition).toBe(given.definition);
      }));

    test("is restored by its definition", () =>
      withObject(async (client, made) => {
        await client.query(made.facets["object"]?.unset ?? "");
        expect(await read(client)).toBeUndefined();
        await client.query(made.definition);
        const restored = await read(client);
        expect(structureOf(restored)).toEqual(structureOf(made));
        expect(restored?.hash).toBe(made.hash);
      }));

    test("comes back to what it was when a facet is unset and set", () =>
      withObject(async (client, made) => {
        const found: Record<string, unknown> = {};
        const wanted: Record<string, unknown> = {};
        for (const [key, { set, unset, value }] of facetsByRank(made)) {
          if (!set || !unset || given.oneWay?.includes(key)) continue;
          if (given.held?.includes(key)) {
            await atSavepoint(client, () => expect(client.query(unset)).rejects.toThrow(heldBack));
            continue;
          }
          const hash = given.comesBackElsewhere?.includes(key) ? "any" : made.full_hash;
          wanted[key] = { unset, gone: true, set, value, hash };
          await atSavepoint(client, async () => {
            await client.query(unset);
            const left = (await read(client))?.facets[key];
            // a default that is dropped where the parent has one is still a default: none
            const gone = left === undefined || left.value !== value;
            await client.query(set);
            const back = await read(client);
            const { value: again } = back?.facets[key] ?? {};
            const hashNow = hash === "any" ? hash : back?.full_hash;
            found[key] = { unset, gone, set, value: again, hash: hashNow };
          });
        }
        expect(found).toEqual(wanted);
      }));

    test("stays as it is when a facet that cannot be unset is set again", () =>
      withObject(async (client, made) => {
        const found: Record<string, unknown> = {};
        const wanted: Record<string, unknown> = {};
        for (const [key, { set, unset }] of facetsByRank(made)) {
          if (!set || unset) continue;
          if (given.held?.includes(key)) {
            await atSavepoint(client, () => expect(client.query(set)).rejects.toThrow(heldBack));
            continue;
          }
          wanted[key] = { set, hash: made.full_hash };
          await atSavepoint(client, async () => {
            await client.query(set);
            found[key] = { set, hash: (await read(client))?.full_hash };
          });
        }
        expect(found).toEqual(wanted);
      }));

    test("has the same hash when only hashes are read", () =>
      withObject(async (client, made) => {
        const all: Aspect[] = ["structure", "owner", "privileges", "comments"];
        const { hash, full_hash } = made;
        // default privileges are no structure at all
        const alone = made.facets["object"]?.aspect === "structure" ? [hash, null] : [];
        expect(await readHash(client, objectType, made, ["structure"])).toEqual(alone);
        expect(await readHash(client, objectType, made, all)).toEqual([full_hash, hash]);
      }));

    test("is found by its oid alone", () =>
      withObject(async (client, made) => {
        expect(await readCatalog(client, objectType, [made.objid])).toEqual([made]);
      }));
  });
}

/** Reads the objects of one kind: all of them, or those of some oids. */
export function readCatalog(
  client: TestClient,
  objectType: string,
  oids: readonly string[] | null = null,
): Promise<CatalogObject[]> {
  return atSavepoint(client, async () => {
    await client.query(catalogSettings);
    const prepared = await prepareReading(client, objectType);
    const wanted = oids === null ? "null" : `'{${oids.join(",")}}'`;
    return client.query<CatalogObject>(`execute ${prepared} (${wanted})`);
  });
}

/** Which objects of one kind there are, and nothing of what they are. */
export function listCatalog(client: TestClient, objectType: string): Promise<string[]> {
  return atSavepoint(client, async () => {
    await client.query(catalogSettings);
    const query = objectsQuery([objectType], ["identity"]);
    const rows = await client.query<{ identity: string }>(query, [null]);
    return rows.map(({ identity }) => identity);
  });
}

/** Planning a reading takes longer than the reading itself, so a session plans each once. */
const preparedIn = new WeakMap<TestClient, Set<string>>();

async function prepareReading(client: TestClient, objectType: string): Promise<string> {
  const name = `read_${objectType.replaceAll(" ", "_")}`;
  const prepared = preparedIn.get(client) ?? new Set();
  preparedIn.set(client, prepared);
  if (!prepared.has(name)) {
    await client.query(`prepare ${name} (oid[]) as ${objectsQuery([objectType])}`);
    prepared.add(name);
  }
  await client.query("set local plan_cache_mode = force_generic_plan");
  return name;
}

/** The hash over some aspects, and that over the structure alone where it is another. */
function readHash(
  client: TestClient,
  objectType: string,
  { objid }: CatalogObject,
  aspects: readonly Aspect[],
): Promise<unknown> {
  return atSavepoint(client, async () => {
    await client.query(catalogSettings);
    const rows = await client.query<ObjectHash>(hashesQuery([objectType], aspects));
    const row = rows.find((one) => one.objid === objid);
    return row ? [row.hash, row.structure_hash] : [];
  });
}

/** Reads one object, or undefined where there is none of that identity. */
export async function readObject(
  client: TestClient,
  objectType: string,
  identity: string,
): Promise<CatalogObject | undefined> {
  const objects = await readCatalog(client, objectType);
  return objects.find((object) => object.identity === identity);
}

/** What an object needs, by name. */
export function needsOf(object: CatalogObject | undefined): string[] {
  return Object.keys(object?.depends_on ?? {}).toSorted();
}

/** The value of every facet but `object` and `owner`, by key. */
export function valuesOf(object: CatalogObject): Record<string, string | null> {
  const facets = Object.entries(object.facets).filter(
    ([key]) => key !== "object" && key !== "owner",
  );
  return Object.fromEntries(facets.map(([key, { value }]) => [key, value ?? null]));
}

/** A session for each database, which knows its plans; the database closes it when it is dropped. */
const sessions = new Map<string, Promise<TestClient>>();

/** Runs `work` in a transaction that is rolled back. */
export async function rolledBack(
  database: Database,
  work: (client: TestClient) => Promise<void>,
): Promise<void> {
  const session = sessions.get(database.name) ?? database.client();
  sessions.set(database.name, session);
  const client = await session;
  await client.query("begin");
  try {
    await work(client);
  } finally {
    await client.query("rollback");
  }
}

/** Runs `work` inside a transaction and undoes whatever it did, settings included. */
export async function atSavepoint<Result>(
  client: TestClient,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query("savepoint before");
  const result = await work();
  await client.query("rollback to savepoint before; release savepoint before");
  return result;
}

function facetsByRank(object: CatalogObject): [string, Facet][] {
  return Object.entries(object.facets)
    .filter(([key]) => key !== "object")
    .toSorted(([, a], [, b]) => a.rank - b.rank);
}

function structureOf(object: CatalogObject | undefined): Record<string, string | undefined> {
  const facets = Object.entries(object?.facets ?? {}).filter(
    ([, { aspect }]) => aspect === "structure" || aspect === "presence",
  );
  return Object.fromEntries(facets.map(([key, { value }]) => [key, value]));
}
