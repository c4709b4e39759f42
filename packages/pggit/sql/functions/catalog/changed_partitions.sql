-- The tables that this transaction changed beside the one that an ALTER TABLE named, where that one has
-- partitions or heirs: ATTACH and DETACH PARTITION name the parent and change the partition. None where
-- the table has none, which costs one look-up by key.
create or replace function pggit.changed_partitions(parent oid) returns table (classid oid, objid oid)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  seen constant bigint := pggit.captured_to();
begin
  if exists (select from pg_class as c where c.oid = parent and c.relhassubclass) then
    return query
      select 'pg_class'::regclass::oid, c.oid
      from pg_class as c
      where age(c.xmin) <= 0 and c.cmin::text::bigint > seen and c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid <> parent;
  end if;
end
$$;

comment on function pggit.changed_partitions(oid) is
  'Tables that this transaction changed beside a parent table that an ALTER TABLE named';
