import type { Sql } from "../connect/sql.ts";
import type { Aspect } from "../snapshot/catalog-query.ts";
import {
  type ObjectHash,
  type ReadObject,
  readObjects,
  type Snapshot,
  snapshot,
} from "../snapshot/snapshot.ts";
import { checkComparedSchemas } from "./check-schemas.ts";
import type {
  ChangeLevel,
  ComparedObject,
  Comparison,
  FacetChange,
  NotCompared,
} from "./comparison.ts";
import { diffFacets, furthestLevel } from "./diff-facets.ts";
import { type NamePatterns, namePatterns } from "./name-patterns.ts";
import { guideName } from "./guide-name.ts";

/** An environment by the name it is shown with, and the connection to it. */
export interface NamedDatabase {
  readonly name: string;
  readonly sql: Sql;
}

/** What is compared and what is left out. */
export interface CompareOptions {
  /** Aspects besides the structure. */
  readonly include?: readonly Exclude<Aspect, "structure">[];
  /** Only objects of these schemas, each in one of the two at least; all of them when empty. */
  readonly schemas?: readonly string[];
  /** Patterns of names to leave out; `*` stands for anything: `audit.*`, `*_backup`. */
  readonly ignore?: readonly string[];
  readonly onProgress?: (message: string) => void;
}

/**
 * Compares two databases, with or without pgGit in them, object by object.
 *
 * Two short steps: identity and hash of everything, then the facets of the few
 * objects that differ. Rows that are equal are returned too. The first database
 * is the base: "gained" is what only the second has.
 *
 * @throws PggitError UNKNOWN_SCHEMA where neither has a schema that is named, INVALID_ARGUMENT where it is the
 *   system's, and when either cannot be read; nothing is returned half
 */
export async function compareDatabases(
  base: NamedDatabase,
  head: NamedDatabase,
  options: CompareOptions = {},
): Promise<Comparison> {
  const aspects: Aspect[] = ["structure", ...(options.include ?? [])];
  options.onProgress?.(`reading ${base.name} and ${head.name}`);
  await checkComparedSchemas(base, head, options.schemas ?? []);
  const [before, after] = await Promise.all([
    snapshot(base.sql, aspects),
    snapshot(head.sql, aspects),
  ]);

  const ignored = namePatterns(options.ignore ?? []);
  const isWanted = wantedBy(options, ignored);
  const beforeWanted = before.objects.filter(isWanted);
  const afterWanted = after.objects.filter(isWanted);
  const pairs = pairUp(beforeWanted, afterWanted);
  const differing = pairs.filter((pair) => pair.before?.hash !== pair.after?.hash);
  options.onProgress?.(`reading ${differing.length} objects that differ`);
  const [beforeObjects, afterObjects] = await Promise.all([
    readByKey(
      base.sql,
      differing.flatMap((pair) => pair.before ?? []),
      aspects,
    ),
    readByKey(
      head.sql,
      differing.flatMap((pair) => pair.after ?? []),
      aspects,
    ),
  ]);

  return {
    env1: environment(base.name, before, beforeWanted.length),
    env2: environment(head.name, after, afterWanted.length),
    rows: pairs.map((pair) =>
      comparePair(pair, {
        names: [base.name, head.name],
        versions: [before.versions, after.versions],
        whole: [beforeObjects.get(pair.key), afterObjects.get(pair.key)],
        aspects,
      }),
    ),
    not_compared: [...uncovered(base.name, before), ...uncovered(head.name, after)],
    unmatched: ignored.unmatched([...before.objects, ...after.objects]),
  };
}

interface Pair {
  readonly key: string;
  readonly before: ObjectHash | undefined;
  readonly after: ObjectHash | undefined;
}

interface PairContext {
  readonly names: readonly [string, string];
  readonly versions: readonly [Snapshot["versions"], Snapshot["versions"]];
  readonly whole: readonly [ReadObject | undefined, ReadObject | undefined];
  readonly aspects: readonly Aspect[];
}

function pairUp(before: readonly ObjectHash[], after: readonly ObjectHash[]): Pair[] {
  const left = new Map(before.map((object) => [keyOf(object), object]));
  const right = new Map(after.map((object) => [keyOf(object), object]));
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort();
  return keys.map((key) => ({ key, before: left.get(key), after: right.get(key) }));
}

function comparePair(pair: Pair, context: PairContext): ComparedObject {
  const object = pair.before ?? pair.after;
  if (!object) throw new RangeError(`neither side has ${pair.key}`);
  const [before, after] = context.whole;
  const same = pair.before?.hash === pair.after?.hash;
  const facets =
    !same && before && after ? diffFacets(before.facets, after.facets, context.aspects) : [];
  const statuses = [
    statusOf(pair.before, context.versions[0]),
    statusOf(pair.after, context.versions[1]),
  ] as const;
  return {
    object_type: object.object_type,
    object_name: guideName(object.identity),
    identity: object.identity,
    env1_status: statuses[0].text,
    env2_status: statuses[1].text,
    difference: same ? "Same" : differenceOf(pair, context.names, statuses),
    level: same ? null : levelOf(pair, facets),
    facets,
    definition1: same ? null : (before?.definition ?? null),
    definition2: same ? null : (after?.definition ?? null),
  };
}

function differenceOf(
  pair: Pair,
  names: PairContext["names"],
  [before, after]: readonly [Status, Status],
): string {
  if (!pair.after) return `Only in ${names[0]}`;
  if (!pair.before) return `Only in ${names[1]}`;
  const versionsDiffer = before.isVersion && after.isVersion && before.text !== after.text;
  return versionsDiffer ? "Version mismatch" : "Definition mismatch";
}

function levelOf(pair: Pair, facets: readonly FacetChange[]): ChangeLevel {
  if (!pair.after) return "major";
  if (!pair.before) return "minor";
  return furthestLevel(facets) ?? "patch";
}

interface Status {
  readonly text: string;
  readonly isVersion: boolean;
}

/** The version where pgGit recorded one for exactly this structure, else the short hash. */
function statusOf(object: ObjectHash | undefined, versions: Snapshot["versions"]): Status {
  if (!object) return { text: "missing", isVersion: false };
  const tracked = versions.get(keyOf(object));
  return tracked?.hash === (object.structure_hash ?? object.hash)
    ? { text: tracked.version, isVersion: true }
    : { text: object.hash.slice(0, 7), isVersion: false };
}

function keyOf(object: Pick<ObjectHash, "object_type" | "identity">): string {
  return `${object.object_type} ${object.identity}`;
}

async function readByKey(
  sql: Sql,
  wanted: readonly ObjectHash[],
  aspects: readonly Aspect[],
): Promise<Map<string, ReadObject>> {
  const objects = await readObjects(sql, wanted, aspects);
  return new Map(objects.map((object) => [keyOf(object), object]));
}

function environment(name: string, read: Snapshot, objects: number): Comparison["env1"] {
  const { server_version, pggit_version } = read.facts;
  return { name, server_version, pggit_version, objects };
}

function uncovered(name: string, read: Snapshot): NotCompared[] {
  return read.not_compared.map((kind) => ({ environment: name, ...kind, names: [...kind.names] }));
}

function wantedBy(options: CompareOptions, ignored: NamePatterns): (object: ObjectHash) => boolean {
  const schemas = new Set(options.schemas ?? []);
  return (object) =>
    (schemas.size === 0 || object.schema_name === null || schemas.has(object.schema_name)) &&
    !ignored.match(object);
}
