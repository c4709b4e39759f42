import type { TransactionOptions } from "./sql.ts";

/**
 * The search path of a transaction that asks the catalog, as a statement. Where anybody may make functions and
 * operators in `public`, one whose arguments fit better than PostgreSQL's own would else be called with the rights
 * of whoever looks at the database (CVE-2018-1058). As a setting of the transaction it is nobody else's behind a
 * pooler.
 */
export const guardedPath = "set local search_path = pg_catalog, pg_temp";

/** The statements that begin a transaction of these properties. */
export function beginText({ isolation, readOnly, isGuarded }: TransactionOptions = {}): string {
  const level = isolation && `isolation level ${isolation}`;
  const begin = ["begin", level, readOnly && "read only"].filter(Boolean).join(" ");
  return isGuarded ? `${begin}; ${guardedPath}` : begin;
}
