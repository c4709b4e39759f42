-- Where a relation is kept, if not where its database is. Tablespaces are the server's, as roles are: what
-- stands on them is compared where owners are, and no definition says it. Gives a row of `f` with these
-- columns between schema_name and unset_sql; `inline` is a value with a comma, or nothing where `f` has none.
-- Expects `c` and the template parameter `noun`.
  select
    null, null, null, 'owner', 'tablespace', 94000, 'detail', tablespace.name, {{inline}}
    format('ALTER {{noun}} %s SET TABLESPACE %I', c.oid::regclass, tablespace.name),
    format('ALTER {{noun}} %s SET TABLESPACE pg_default', c.oid::regclass)
  from (select (select s.spcname::text from pg_tablespace as s where s.oid = c.reltablespace) as name) as tablespace
  where c.reltablespace <> 0
