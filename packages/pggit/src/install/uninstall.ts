import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import { dropRoles, removeEventTriggers } from "../generated/installation.ts";
import { installedVersion } from "./check-installable.ts";

/** What an uninstallation removed. */
export interface Uninstallation {
  readonly version: string;
  /** Roles that stay because another database of the cluster, or a member, still uses them. */
  readonly roles_kept: readonly string[];
}

/**
 * Removes pgGit from a database: event triggers, the schema with all history,
 * and its roles where nothing else uses them. The user's own objects are not
 * touched: where one of them depends on pgGit, nothing is removed.
 *
 * @throws PggitError NOT_INSTALLED, DATABASE_ERROR (2BP01) naming the dependents
 */
export async function uninstall(sql: Sql): Promise<Uninstallation> {
  return sql.transaction(
    async (transaction) => {
      const installed = await installedVersion(transaction);
      if (!installed) {
        throw new PggitError({
          code: "NOT_INSTALLED",
          message: "pgGit is not installed in this database",
          hint: "Nothing was removed. Check that this is the database you meant.",
        });
      }
      await transaction.script(
        "set local lock_timeout = '5s'; set local client_min_messages = warning;",
      );
      await refuseDependents(transaction);
      await transaction.script(`${removeEventTriggers}; drop schema pggit cascade`);
      await transaction.script(dropRoles);
      const kept = await transaction.query<{ role: string }>(
        "select role from pg_temp.drop_pggit_roles() as kept (role)",
      );
      return { version: installed.version, roles_kept: kept.map((row) => row.role) };
    },
    { isGuarded: true },
  );
}

async function refuseDependents(sql: Sql): Promise<void> {
  const dependents = await sql.query<{ dependent: string }>(`
    select distinct pg_describe_object(coalesce(r.classid, d.classid), coalesce(r.objid, d.objid), 0) as dependent
    from pg_depend as d
    left join lateral (
      select 'pg_class'::regclass as classid, w.ev_class as objid
      from pg_rewrite as w
      where d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
    ) as r on true
    cross join lateral pg_identify_object(coalesce(r.classid, d.classid), coalesce(r.objid, d.objid), 0) as dependent
    cross join lateral pg_identify_object(d.refclassid, d.refobjid, 0) as needed
    where
      d.deptype = 'n' and d.objid >= 16384 and needed.schema = 'pggit'
      and dependent.schema is distinct from 'pggit' and d.classid <> 'pg_event_trigger'::regclass
    order by dependent
    limit 10`);
  if (dependents.length === 0) return;
  const names = dependents.map((row) => row.dependent).join(", ");
  throw new PggitError({
    code: "IN_USE",
    message: `these objects depend on pgGit and would go with it: ${names}`,
    hint: "Drop or change them first. Nothing was removed.",
  });
}
