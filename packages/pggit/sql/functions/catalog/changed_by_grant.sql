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
  case
    when object_type in ('TABLE', 'SEQUENCE') then
      return query
        select 'pg_class'::regclass::oid, c.oid
        from pg_class as c
        where {{_changed_since row=c}} and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and c.relpersistence <> 't';
      if current_query() ~ '\(' then
        return query
          select distinct 'pg_class'::regclass::oid, a.attrelid
          from pg_attribute as a
          where {{_changed_since row=a}} and a.attrelid >= 16384;
      end if;
    when object_type in ('FUNCTION', 'PROCEDURE', 'ROUTINE') then
      return query select 'pg_proc'::regclass::oid, p.oid from pg_proc as p where {{_changed_since row=p}};
    when object_type in ('TYPE', 'DOMAIN') then
      return query select 'pg_type'::regclass::oid, t.oid from pg_type as t where {{_changed_since row=t}};
    when object_type = 'SCHEMA' then
      return query select 'pg_namespace'::regclass::oid, n.oid from pg_namespace as n where {{_changed_since row=n}};
    when object_type in ('TABLES', 'SEQUENCES', 'FUNCTIONS', 'ROUTINES', 'TYPES', 'SCHEMAS', 'LARGE OBJECTS') then
      return query
        select 'pg_default_acl'::regclass::oid, a.oid
        from pg_default_acl as a
        where {{_changed_since row=a}};
    when object_type = 'LANGUAGE' then
      return query select 'pg_language'::regclass::oid, l.oid from pg_language as l where {{_changed_since row=l}};
    when object_type = 'FOREIGN DATA WRAPPER' then
      return query
        select 'pg_foreign_data_wrapper'::regclass::oid, w.oid
        from pg_foreign_data_wrapper as w where {{_changed_since row=w}};
    when object_type = 'FOREIGN SERVER' then
      return query
        select 'pg_foreign_server'::regclass::oid, s.oid
        from pg_foreign_server as s where {{_changed_since row=s}};
    else
      return;
  end case;
end
$$;

comment on function pggit.changed_by_grant(text) is
  'Objects whose privileges this transaction may have changed, for a GRANT or REVOKE on this type of object';
