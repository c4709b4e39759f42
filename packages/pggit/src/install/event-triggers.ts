import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import { eventTriggers } from "../generated/installation.ts";

/** Creates the triggers where the role may; elsewhere the installation goes on without them. */
export async function createEventTriggers(sql: Sql): Promise<boolean> {
  try {
    await sql.transaction((savepoint) => savepoint.script(eventTriggers));
    return true;
  } catch (error) {
    const reason = PggitError.from(error);
    if (reason.code === "MISSING_PRIVILEGE") return false;
    throw reason;
  }
}

/**
 * Disables pgGit's own event triggers for the rest of the transaction, so that
 * functions of theirs that fail do not stop what is to mend them. Other
 * sessions go on being captured. One that belongs to another role stays.
 *
 * @returns the statements that make them what they were
 */
export async function disableEventTriggers(sql: Sql): Promise<readonly string[]> {
  const triggers = await sql.query<{ disable: string; enable: string }>(`
    select
      format('alter event trigger %I disable', t.evtname) as disable,
      format(
        'alter event trigger %I enable %s', t.evtname, case t.evtenabled when 'A' then 'always' when 'R' then 'replica' end
      ) as enable
    from pg_catalog.pg_event_trigger as t
    inner join pg_catalog.pg_proc as p on p.oid = t.evtfoid
    where
      p.pronamespace = to_regnamespace('pggit') and t.evtenabled <> 'D' and pg_has_role(t.evtowner, 'usage')`);
  for (const { disable } of triggers) await sql.script(disable);
  return triggers.map(({ enable }) => enable);
}
