import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import { place } from "../generated/sql.ts";
import { objectsQuery } from "../snapshot/catalog-query.ts";
import {
  type ObjectHash,
  type Snapshot,
  snapshot,
  type UncoveredKind,
} from "../snapshot/snapshot.ts";

/** What fetching an environment came to. */
export interface FetchedEnvironment {
  /** The hash of the commit that it stands at. */
  readonly commit_hash: string;
  /** Whether this fetch made that commit; false where nothing had changed. */
  readonly is_new: boolean;
  /** Where it was read from: host, port and database, or what the caller calls it. */
  readonly fetched_from: string;
  readonly objects: number;
  /** How many of them were read whole, since the last fetch had them not or otherwise. */
  readonly read: number;
  readonly not_compared: readonly UncoveredKind[];
}

/** What fetching may be told. */
export interface FetchOptions {
  /** What history is to say of where it was read, in place of host, port and database. */
  readonly from?: string;
  readonly onProgress?: (message: string) => void;
}

/** Objects that are read and stored at a time: some ten megabytes. */
const batchSize = 1000;

/** Looked up one by one, more than these take longer than all. */
const mostLookedUp = 1000;

/** A tree entry as pggit.store_objects returns it. */
type Entry = Readonly<Record<string, unknown>>;

/**
 * Reads the schema of another database and records it as the environment `name`
 * of an operations database, as Git fetches a remote: `pggit.fetch_environment`
 * over this core's own connections, without dblink.
 *
 * The other database needs nothing installed and is only read, in one
 * REPEATABLE READ transaction. Where pgGit is installed there, versions come
 * along. Objects that the last fetch has alike are not read whole.
 *
 * @param operations the database with pgGit whose history gets the environment
 * @throws PggitError INVALID_ARGUMENT, ENVIRONMENT_EXISTS for a name that is not
 *   an environment's, before anything is read; those of both connections
 */
export async function fetchEnvironment(
  operations: Sql,
  name: string,
  target: Sql,
  { from, onProgress }: FetchOptions = {},
): Promise<FetchedEnvironment> {
  await operations.query("select pggit.check_environment_name($1)", [name]);
  onProgress?.(`reading ${target.label}`);
  return target.transaction(
    async (source) => {
      const listed = await snapshot(source, ["structure", "owner", "privileges", "comments"]);
      const known = await knownObjects(operations, name, listed.objects);
      const changed = listed.objects.filter((object) => !(keyOf(object) in known));
      const stored = await storeObjects(operations, source, changed, (count) =>
        onProgress?.(`read ${count} of ${changed.length} objects of ${target.label}`),
      );
      const fetched_from = from ?? (await placeOf(source));
      const entries = listed.objects.flatMap((object) => {
        const entry = stored[keyOf(object)] ?? known[keyOf(object)];
        return entry ? [[keyOf(object), { ...entry, version: versionOf(object, listed) }]] : [];
      });
      const head = await storeEnvironment(
        operations,
        name,
        fetched_from,
        Object.fromEntries(entries) as Readonly<Record<string, Entry>>,
      );
      return {
        ...head,
        fetched_from,
        objects: entries.length,
        read: changed.length,
        not_compared: listed.not_compared,
      };
    },
    { readOnly: true, isolation: "repeatable read", isGuarded: true },
  );
}

async function placeOf(source: Sql): Promise<string> {
  const [where] = await source.query<{ place: string }>(`select ${place} as place`);
  return where?.place ?? source.label;
}

async function knownObjects(
  sql: Sql,
  name: string,
  objects: readonly ObjectHash[],
): Promise<Readonly<Record<string, Entry>>> {
  const hashes = Object.fromEntries(objects.map((object) => [keyOf(object), object.hash]));
  const [row] = await sql.query<{ known: Record<string, Entry> }>(
    "select pggit.known_objects($1, $2::jsonb) as known",
    [name, JSON.stringify(hashes)],
  );
  return row?.known ?? {};
}

const contentColumns = [
  "object_type",
  "schema_name",
  "object_name",
  "identity",
  "definition",
  "facets",
  "depends_on",
];

/** Reads objects whole, a batch at a time, stores each batch, and returns their tree entries. */
async function storeObjects(
  operations: Sql,
  source: Sql,
  wanted: readonly ObjectHash[],
  onProgress: (count: number) => void,
): Promise<Readonly<Record<string, Entry>>> {
  if (wanted.length === 0) return {};
  const types = [...new Set(wanted.map(({ object_type }) => object_type))];
  const oids = types.map((type) =>
    wanted.length > mostLookedUp
      ? null
      : wanted.filter(({ object_type }) => object_type === type).map(({ objid }) => objid),
  );
  await source.query(
    `declare pggit_fetch no scroll cursor for ${objectsQuery(types, contentColumns)}`,
    oids,
  );
  const entries: Record<string, Entry> = {};
  for (let count = 0; ; ) {
    const batch = await source.query(`fetch ${batchSize} from pggit_fetch`);
    if (batch.length === 0) return entries;
    const [row] = await operations.query<{ stored: Record<string, Entry> }>(
      "select pggit.store_objects($1::jsonb) as stored",
      [JSON.stringify(batch)],
    );
    Object.assign(entries, row?.stored);
    count += batch.length;
    onProgress(Math.min(count, wanted.length));
  }
}

/** The head before is that of the statement's beginning. */
const store = `
  select encode(pggit.store_environment($1, $2, $3::jsonb), 'hex') as commit_hash,
    (select encode(b.head_hash, 'hex') from pggit.branches as b where b.name = $1) as before`;

async function storeEnvironment(
  sql: Sql,
  name: string,
  fetchedFrom: string,
  entries: Readonly<Record<string, Entry>>,
): Promise<Pick<FetchedEnvironment, "commit_hash" | "is_new">> {
  const [row] = await sql.query<{ commit_hash: string; before: string | null }>(store, [
    name,
    fetchedFrom,
    JSON.stringify(entries),
  ]);
  if (!row) {
    throw new PggitError({
      code: "INTERNAL",
      message: `The environment ${name} was not stored.`,
      hint: "Fetch it again.",
    });
  }
  return { commit_hash: row.commit_hash, is_new: row.commit_hash !== row.before };
}

/** The version that was recorded for exactly this structure; null where there is none. */
function versionOf(object: ObjectHash, { versions }: Snapshot): string | null {
  const tracked = versions.get(keyOf(object));
  return tracked?.hash === object.structure_hash ? tracked.version : null;
}

function keyOf({ object_type, identity }: Pick<ObjectHash, "object_type" | "identity">): string {
  return `${object_type} ${identity}`;
}
