-- The objects whose privileges this transaction may have changed. PostgreSQL tells an event trigger that
-- a GRANT or REVOKE ran and on which type of object, but not on which: so these are the rows of that
-- catalog that this transaction wrote. `object_type` is in upper case, as the event has it.
--
-- ALTER DEFAULT PRIVILEGES says the type in the plural.
--
-- The only step of capture that reads a whole catalog: a few milliseconds at ten thousand tables. The
-- columns are searched only where the statement could have named some.
create or replace function pggit.changed_by_grant(object_type text) returns table (classid oid, objid oid)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  seen constant bigint := pggit.captured_to();
begin
  -- age() counts back from this transaction: its own rows and those of its savepoints are 0 or less
  case
    when object_type in ('TABLE', 'SEQUENCE') then
      return query
        select 'pg_class'::regclass::oid, c.oid
        from pg_class as c
        where age(c.xmin) <= 0 and c.cmin::text::bigint > seen and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and c.relpersistence <> 't';
      if current_query() ~ '\(' then
        return query
          select distinct 'pg_class'::regclass::oid, a.attrelid
          from pg_attribute as a
          where age(a.xmin) <= 0 and a.cmin::text::bigint > seen and a.attrelid >= 16384;
      end if;
    when object_type in ('FUNCTION', 'PROCEDURE', 'ROUTINE') then
      return query select 'pg_proc'::regclass::oid, p.oid from pg_proc as p where age(p.xmin) <= 0 and p.cmin::text::bigint > seen;
    when object_type in ('TYPE', 'DOMAIN') then
      return query select 'pg_type'::regclass::oid, t.oid from pg_type as t where age(t.xmin) <= 0 and t.cmin::text::bigint > seen;
    when object_type = 'SCHEMA' then
      return query select 'pg_namespace'::regclass::oid, n.oid from pg_namespace as n where age(n.xmin) <= 0 and n.cmin::text::bigint > seen;
    when object_type in ('TABLES', 'SEQUENCES', 'FUNCTIONS', 'ROUTINES', 'TYPES', 'SCHEMAS', 'LARGE OBJECTS') then
      return query
        select 'pg_default_acl'::regclass::oid, a.oid
        from pg_default_acl as a
        where age(a.xmin) <= 0 and a.cmin::text::bigint > seen;
    when object_type = 'LANGUAGE' then
      return query select 'pg_language'::regclass::oid, l.oid from pg_language as l where age(l.xmin) <= 0 and l.cmin::text::bigint > seen;
    when object_type = 'FOREIGN DATA WRAPPER' then
      return query
        select 'pg_foreign_data_wrapper'::regclass::oid, w.oid
        from pg_foreign_data_wrapper as w where age(w.xmin) <= 0 and w.cmin::text::bigint > seen;
    when object_type = 'FOREIGN SERVER' then
      return query
        select 'pg_foreign_server'::regclass::oid, s.oid
        from pg_foreign_server as s where age(s.xmin) <= 0 and s.cmin::text::bigint > seen;
    else
      return;
  end case;
end
$$;

comment on function pggit.changed_by_grant(text) is
  'Objects whose privileges this transaction may have changed, for a GRANT or REVOKE on this type of object';
