import {
  exportedRows,
  exportObjectTemplate,
  exportTemplate,
  facetRowsTemplate,
  kinds,
  objectHashTemplate,
  objectsTemplate,
  objectTemplate,
  structureHash,
} from "../generated/sql.ts";

/** The part of an object that is compared: what it is, or who owns it, may use it, and what is said of it. */
export type Aspect = "structure" | "owner" | "privileges" | "comments";

export type Kind = (typeof kinds)[number];

/** A part of a kind's query, with the aspect of its facets; null where they may be of any. */
type Branch = Kind["whole"][number];

/**
 * The query of one kind's objects, put together from the facets that `rows` yields; the columns are those of
 * sql/catalog/assembly/_object.sql.
 */
export function objectQuery(kind: Pick<Kind, "objectType" | "class">, rows: string): string {
  return fill(objectTemplate, { object_type: kind.objectType, class: kind.class, rows });
}

/** Everything that is said of the objects of one kind. */
export function wholeObjectQuery(kind: Kind): string {
  return objectQuery(kind, facetRows(kind));
}

/**
 * Identity and hash of every object of the given types, the hash taken over the
 * given aspects; where those are more than the structure, its hash alone beside it.
 */
export function hashesQuery(types: readonly string[], aspects: readonly Aspect[]): string {
  const structureOnly = aspects.every((aspect) => aspect === "structure");
  const literals = aspects.map((aspect) => `'${aspect}'`).join(", ");
  const objects = types.map(kindOf).map((kind) =>
    fill(objectHashTemplate, {
      object_type: kind.objectType,
      class: kind.class,
      aspects: literals,
      structure_hash: structureOnly ? "null::text" : structureHash,
      rows: branchRows(kind.hashed, aspects),
    }),
  );
  return fill(objectsTemplate, {
    columns: "o.object_type, o.objid, o.schema_name, o.identity, o.hash, o.structure_hash",
    objects: objects.join("\nunion all\n"),
  });
}

/**
 * Objects of the given types with the facets of the given aspects, or with all of
 * them; parameter $n holds the oids wanted of the n-th type, or null for all of
 * them. What is not among the columns is not computed either.
 */
export function objectsQuery(
  types: readonly string[],
  columns: readonly string[] = wholeColumns,
  aspects?: readonly Aspect[],
): string {
  const objects = types.map(kindOf).map((kind, index) => {
    const wanted = `$${index + 1}::oid[]`;
    const read = aspects && [...aspects, "presence"];
    const query = objectQuery(kind, facetRows(kind, read));
    return `select * from (${query}) as o where ${wanted} is null or o.objid = any (${wanted})`;
  });
  return fill(objectsTemplate, {
    columns: columns.map((column) => `o.${column}`).join(", "),
    objects: objects.join("\nunion all\n"),
  });
}

/**
 * Statements that make a schema in an empty database, in order; parameters and
 * columns are those of sql/catalog/assembly/_export.sql.
 */
export function exportQuery(types: readonly string[]): string {
  const rowsOf: Readonly<Record<string, string>> = exportedRows;
  const objects = types.map(kindOf).map((kind) =>
    fill(exportObjectTemplate, {
      object_type: kind.objectType,
      class: kind.class,
      place: String(kind.place),
      aspects: "$2::text[]",
      rows: rowsOf[kind.objectType] ?? "",
    }),
  );
  return fill(exportTemplate, { objects: objects.join("\nunion all\n") });
}

const wholeColumns =
  "object_type objid schema_name object_name identity definition facets hash full_hash depends_on".split(
    " ",
  );

/** The facets of one kind, as sql/catalog/assembly/_facet_rows.sql has them; all, or those that may be of some aspects. */
export function facetRows(kind: Kind, aspects?: readonly string[]): string {
  return fill(facetRowsTemplate, { class: kind.class, rows: branchRows(kind.whole, aspects) });
}

/** The facet rows of a kind's branches: of all of them, or of those that may yield facets of some aspects. */
function branchRows(branches: readonly Branch[], aspects?: readonly string[]): string {
  return branches
    .filter(({ aspect }) => aspect === null || !aspects || aspects.includes(aspect))
    .map(({ rows }) => rows)
    .join("\nunion all\n");
}

function kindOf(type: string): Kind {
  const kind = kinds.find((candidate) => candidate.objectType === type);
  if (!kind) throw new RangeError(`no catalog query for ${type}`);
  return kind;
}

/** The types of object that are read, in the order in which they are listed. */
export const objectTypes: readonly string[] = kinds.map((kind) => kind.objectType);

/** Puts values in the place of {{name}}; a function as replacement, since SQL is full of dollar signs. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
