import type { Sql } from "pggit";

const text = `
  select pg_cancel_backend(a.pid)
  from pg_catalog.pg_stat_activity as a
  where a.application_name = $1 and a.usename = current_user and a.pid <> pg_backend_pid()`;

/**
 * Cancels the statement that a call runs on the server, over a connection of its
 * own. Found by the name that the call gave its session, so it works alike over
 * TCP, over HTTP and behind a pooler. Where it cannot be done, the server's
 * statement_timeout ends the statement in its time.
 *
 * @param open connects to the same database
 */
export async function cancelCall(name: string, open: () => Promise<Sql>): Promise<void> {
  try {
    const sql = await open();
    try {
      await sql.query(text, [name]);
    } finally {
      await sql.close();
    }
  } catch {
    // Nothing depends on it; see above.
  }
}
