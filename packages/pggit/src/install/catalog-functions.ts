import { kinds } from "../generated/sql.ts";
import { facetRows, objectQuery } from "../snapshot/catalog-query.ts";

/** A function of an installation: its name in the schema pggit, and the statements that make it. */
export interface SqlFunction {
  readonly name: string;
  readonly text: string;
}

/**
 * Two functions per kind, over its facet rows and, upon that, over its objects.
 *
 * The planner puts their text in the place of a call, as if they were views;
 * that is why they are set to nothing, not even a search_path: those who call
 * them are. Views took most of an installation's time, since PostgreSQL keeps a
 * view as a tree of a megabyte, and every session had to read it again; and one
 * over the catalog is in the way of pg_upgrade.
 */
export function catalogFunctions(): SqlFunction[] {
  return kinds.flatMap((kind) => [
    define(kind.facetsFunction, facetColumns, facetRows(kind)),
    define(
      kind.objectsFunction,
      objectColumns,
      objectQuery(kind, `select * from pggit.${kind.facetsFunction}()`),
    ),
  ]);
}

function define(name: string, columns: string, query: string): SqlFunction {
  return {
    name,
    text: `create or replace function pggit.${name}()
returns table (${columns})
language sql stable security invoker
as $$
${query}
$$;`,
  };
}

const facetColumns =
  "objid oid, schema_name text, object_name text, identity text, aspect text, key text, rank integer, " +
  "impact text, value text, inline text, set_sql text, unset_sql text";

/** As sql/catalog/assembly/_object.sql has them. */
const objectColumns =
  "object_type text, classid oid, objid oid, schema_name text, object_name text, identity text, " +
  "definition text, facets jsonb, hash text, full_hash text, depends_on jsonb";
