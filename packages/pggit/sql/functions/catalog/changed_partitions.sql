-- The tables that this transaction changed beside the one that an ALTER TABLE named: ATTACH and DETACH
-- PARTITION name the parent and change the partition, and what makes the parent's columns NOT NULL may change no more
-- than the heirs' columns. Reads the whole of pg_class: to be asked of a table that has heirs.
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
      and c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't' and c.oid <> parent
    union all
    select 'pg_class'::regclass::oid, h.oid
    from (
      with recursive heir (oid) as (
        select i.inhrelid from pg_inherits as i where i.inhparent = parent
        union
        select i.inhrelid from heir as h inner join pg_inherits as i on i.inhparent = h.oid
      )
      select heir.oid from heir
    ) as h
    where exists (select from pg_attribute as a where a.attrelid = h.oid and {{_changed_since row=a}});
end
$$;

comment on function pggit.changed_partitions(oid) is
  'Tables that this transaction changed beside a parent table that an ALTER TABLE named';
