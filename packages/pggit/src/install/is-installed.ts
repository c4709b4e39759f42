/**
 * Whether the schema `pggit` is pgGit's, as an expression of SQL: it has the tables that no other has together. Asked
 * of the catalog by oid, since a name in a schema that the role may not use is an error.
 */
export const isInstalled = `(
      select count(*) = 4
      from pg_catalog.pg_class as c
      where
        c.relnamespace = to_regnamespace('pggit')
        and c.relname in ('installations', 'installed_functions', 'ddl_log', 'tracking_stops')
    )`;
