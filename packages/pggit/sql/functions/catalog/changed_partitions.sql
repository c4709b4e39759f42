-- The tables that this transaction changed beside the one that an ALTER TABLE named: ATTACH and DETACH
-- PARTITION name the parent and change the partition. Reads the whole of pg_class: to be asked of a table
-- that has heirs.
create or replace function pggit.changed_partitions(parent oid) returns table (classid oid, objid oid)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  seen constant bigint := pggit.captured_to();
begin
  return query
    select 'pg_class'::regclass::oid, c.oid
    from pg_class as c
    where
      {{_changed_since row=c}}
      and c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't' and c.oid <> parent;
end
$$;

comment on function pggit.changed_partitions(oid) is
  'Tables that this transaction changed beside a parent table that an ALTER TABLE named';
