import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";

/**
 * The tables of a maintenance window as SQL names them, schema and all.
 *
 * @param names as SQL would take them; pgGit's own tables when left out
 * @throws PggitError INVALID_ARGUMENT for a name that is no table's
 */
export async function tablesToMaintain(
  sql: Sql,
  names: readonly string[] | undefined,
): Promise<string[]> {
  if (names === undefined) {
    const rows = await sql.query<{ name: string }>(ownTables);
    return rows.map(({ name }) => name);
  }
  const rows = await sql
    .query<{ given: string; name: string | null }>(namedTables, [names])
    .catch((thrown: unknown) => {
      throw notTables(names, PggitError.from(thrown, { label: sql.label }).message);
    });
  const unknown = rows.filter(({ name }) => name === null).map(({ given }) => given);
  if (unknown.length > 0) throw notTables(unknown, "No table is called so.");
  return rows.flatMap(({ name }) => name ?? []);
}

const ownTables = `
  select pg_catalog.format('%I.%I', n.nspname, c.relname) as name
  from pg_catalog.pg_class as c
  inner join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where n.nspname = 'pggit' and c.relkind = 'r'
  order by c.relname`;

// Names are looked up in the session's own search path, so what is called here says where it is.
const namedTables = `
  select given.name as given, case when c.oid is not null then pg_catalog.format('%I.%I', n.nspname, c.relname) end as name
  from pg_catalog.unnest($1::text[]) with ordinality as given (name, place)
  left join pg_catalog.pg_class as c on c.oid = pg_catalog.to_regclass(given.name)::oid and c.relkind in ('r', 'p', 'm')
  left join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  order by given.place`;

function notTables(names: readonly string[], reason: string): PggitError {
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message: `Not a table: ${names.join(", ")}. ${reason}`,
    hint: 'Name tables as SQL does: orders, sales.orders, "Odd name".',
  });
}
