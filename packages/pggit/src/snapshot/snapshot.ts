import type { Sql, Statement, TransactionOptions } from "../connect/sql.ts";
import { isInstalled } from "../install/is-installed.ts";
import { catalogSettings, notCompared, trackedVersions } from "../generated/sql.ts";
import { type Aspect, hashesQuery, objectsQuery, objectTypes } from "./catalog-query.ts";
import type { Facets } from "./facets.ts";
import { patiently } from "./patiently.ts";
import { momentQuery, presentKindsQuery, presentKindsSinceQuery } from "./present-kinds.ts";

/** An object as the first, cheap reading knows it. */
export interface ObjectHash {
  readonly object_type: string;
  readonly objid: string;
  readonly schema_name: string | null;
  readonly identity: string;
  /** sha256 in hex over the facets of the aspects asked for. */
  readonly hash: string;
  /** The hash over the structure alone, where `hash` is taken over more; else null. */
  readonly structure_hash: string | null;
}

/** An object whole. */
export interface CatalogObject extends Omit<ObjectHash, "structure_hash"> {
  readonly object_name: string;
  /** Canonical DDL that makes the object. */
  readonly definition: string;
  readonly facets: Facets;
  /** sha256 in hex over all facets, whatever their aspect. */
  readonly full_hash: string;
  /** What the object needs, by identity (`schema x` with the word before it), and the facets that need it. */
  readonly depends_on: Readonly<Record<string, readonly string[]>> | null;
}

/** What a database is, besides its objects. */
export interface DatabaseFacts {
  readonly server_version: string;
  readonly database: string;
  /** The version of pgGit installed there; null where there is none. */
  readonly pggit_version: string | null;
}

/** Objects that exist but are of a kind that is not read. */
export interface UncoveredKind {
  readonly object_type: string;
  readonly count: number;
  readonly names: readonly string[];
}

/** Everything the first reading of a database yields: one moment, nothing written. */
export interface Snapshot {
  readonly facts: DatabaseFacts;
  readonly objects: readonly ObjectHash[];
  readonly not_compared: readonly UncoveredKind[];
  /** Versions by `type identity`, with the hash of the structure they stand for; empty without pgGit. */
  readonly versions: ReadonlyMap<string, TrackedVersion>;
}

/** The version that pgGit recorded for an object, and for which structure. */
export interface TrackedVersion {
  readonly version: string;
  readonly hash: string;
}

const readOnly: TransactionOptions = {
  readOnly: true,
  isolation: "repeatable read",
  isGuarded: true,
};

const facts = `
  select
    current_setting('server_version') as server_version,
    current_database()::text as database,
    ${isInstalled} as installed,
    coalesce(has_schema_privilege(to_regnamespace('pggit'), 'usage'), false) as readable`;

/**
 * Reads identity and hash of every object of a database, whether or not pgGit
 * is installed there, in one read-only transaction.
 *
 * @param aspects what the hash is taken over; the structure alone by default
 * @throws PggitError of the connection; PostgreSQL's own errors by their code
 */
export async function snapshot(
  sql: Sql,
  aspects: readonly Aspect[] = ["structure"],
): Promise<Snapshot> {
  const [factRows, present] = await sql.batch(
    [{ text: facts }, { text: `select * from (${presentKindsQuery}) as k, (${momentQuery}) as m` }],
    readOnly,
  );
  const fact = factRows?.[0] as DatabaseFacts & { installed: boolean; readable: boolean };
  const read = await readHashes(sql, present?.[0] as PresentKinds, aspects);
  const tracked = fact.installed && fact.readable ? await readVersions(sql) : null;
  return {
    facts: {
      server_version: fact.server_version,
      database: fact.database,
      pggit_version: tracked?.pggit_version ?? (fact.installed ? "unreadable" : null),
    },
    ...read,
    versions: tracked?.versions ?? new Map(),
  };
}

/** The kinds there are, and when that was. */
interface PresentKinds {
  readonly kinds: readonly string[];
  readonly moment: string | null;
}

/** Reads what there is of some kinds; again, with more of them, where others have come meanwhile. */
async function readHashes(
  sql: Sql,
  { kinds, moment }: PresentKinds,
  aspects: readonly Aspect[],
): Promise<Pick<Snapshot, "objects" | "not_compared">> {
  const statements = [
    { text: catalogSettings },
    { text: presentKindsSinceQuery, parameters: [moment] },
    { text: hashesQuery(kinds, aspects) },
    { text: countUncovered },
  ];
  const [, present, objects, uncovered] = await patiently(() => sql.batch(statements, readOnly));
  const [since] = present as Pick<PresentKinds, "kinds">[] | { kinds: null }[];
  if (since?.kinds?.some((kind) => !kinds.includes(kind))) {
    return readHashes(sql, { kinds: since.kinds, moment: null }, aspects);
  }
  return { objects: objects as ObjectHash[], not_compared: uncovered as UncoveredKind[] };
}

/** An object with its facets; what it depends on was not asked for. */
export type ReadObject = Omit<CatalogObject, "full_hash" | "depends_on">;

const readColumns: readonly (keyof ReadObject)[] = [
  "object_type",
  "objid",
  "schema_name",
  "object_name",
  "identity",
  "definition",
  "facets",
  "hash",
];

/**
 * Reads definition and facets of some objects, by the oids of an earlier
 * snapshot; an object that is gone since then is simply not among the rows.
 *
 * @param aspects those of the facets that are needed; of others some may be lacking
 */
export async function readObjects(
  sql: Sql,
  wanted: readonly ObjectHash[],
  aspects: readonly Aspect[],
): Promise<ReadObject[]> {
  if (wanted.length === 0) return [];
  const types = [...new Set(wanted.map((object) => object.object_type))];
  const oids = types.map((type) =>
    wanted.filter((object) => object.object_type === type).map((object) => object.objid),
  );
  const text = objectsQuery(types, readColumns, aspects);
  return readWhole<ReadObject>(sql, { text, parameters: oids });
}

/** Reads every object of a database whole. */
export async function readAllObjects(sql: Sql): Promise<CatalogObject[]> {
  return readWhole<CatalogObject>(sql, {
    text: objectsQuery(objectTypes),
    parameters: objectTypes.map(() => null),
  });
}

async function readWhole<Row>(sql: Sql, statement: Statement): Promise<Row[]> {
  const statements = [{ text: catalogSettings }, statement];
  const [, rows] = await patiently(() => sql.batch(statements, readOnly));
  return rows as Row[];
}

const countUncovered = `
  select object_type, count(*)::int as count, (array_agg(identity order by identity))[1:10] as names
  from (${notCompared}) as uncovered
  group by object_type
  order by object_type`;

async function readVersions(sql: Sql) {
  const [versions, installation] = await sql.batch(
    [
      { text: trackedVersions },
      { text: "select version from pggit.installations order by installation_id desc limit 1" },
    ],
    readOnly,
  );
  const rows = versions as (TrackedVersion & { object_type: string; identity: string })[];
  return {
    pggit_version: (installation?.[0] as { version: string } | undefined)?.version ?? null,
    versions: new Map(rows.map((row) => [`${row.object_type} ${row.identity}`, row])),
  };
}
