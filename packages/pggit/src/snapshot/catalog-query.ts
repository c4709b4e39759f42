import {
  kinds,
  objectHashTemplate,
  objectsTemplate,
  objectTemplate,
  structureHash,
} from "../generated/sql.ts";

/** The part of an object that is compared: what it is, or who owns it, may use it, and what is said of it. */
export type Aspect = "structure" | "owner" | "privileges" | "comments";

export type Kind = (typeof kinds)[number];

/** The whole-object query of one kind; the columns are those of sql/catalog/assembly/_object.sql. */
export function objectQuery(kind: Kind): string {
  return fill(objectTemplate, {
    object_type: kind.objectType,
    class: kind.class,
    rows: kind.rows,
  });
}

/**
 * Identity and hash of every object of all kinds, the hash taken over the given
 * aspects; where those are more than the structure, its hash alone beside it.
 */
export function hashesQuery(aspects: readonly Aspect[]): string {
  const structureOnly = aspects.every((aspect) => aspect === "structure");
  const literals = aspects.map((aspect) => `'${aspect}'`).join(", ");
  const objects = kinds.map((kind) =>
    fill(objectHashTemplate, {
      object_type: kind.objectType,
      class: kind.class,
      aspects: literals,
      structure_hash: structureOnly ? "null::text" : structureHash,
      rows: kind.rows,
    }),
  );
  return fill(objectsTemplate, {
    columns: "o.object_type, o.objid, o.schema_name, o.identity, o.hash, o.structure_hash",
    objects: objects.join("\nunion all\n"),
  });
}

/**
 * Objects whole, of the given types; parameter $n holds the oids wanted of the
 * n-th type, or null for all of them.
 */
export function objectsQuery(objectTypes: readonly string[]): string {
  const objects = objectTypes.map((objectType, index) => {
    const kind = kinds.find((candidate) => candidate.objectType === objectType);
    if (!kind) throw new RangeError(`no catalog query for ${objectType}`);
    const wanted = `$${index + 1}::oid[]`;
    return `select * from (${objectQuery(kind)}) as o where ${wanted} is null or o.objid = any (${wanted})`;
  });
  return fill(objectsTemplate, {
    columns:
      "o.object_type, o.objid, o.schema_name, o.object_name, o.identity, o.definition, o.facets, o.hash, o.full_hash, o.depends_on",
    objects: objects.join("\nunion all\n"),
  });
}

/** The types of object that are read, in the order in which they are listed. */
export const objectTypes: readonly string[] = kinds.map((kind) => kind.objectType);

/** Puts values in the place of {{name}}; a function as replacement, since SQL is full of dollar signs. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
