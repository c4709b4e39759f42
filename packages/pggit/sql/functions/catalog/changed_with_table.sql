-- What belongs to a table, is an object of its own, and was changed by this transaction since the last statement that was
-- captured: sequences of its columns, which get another owner or schema with it and stop or begin to be logged (an
-- identity's is its column's), and triggers and rules that ALTER TABLE enables or disables. No event names them.
-- And what was an object of its own and is none any more (`gone_type`, the type it was of): an index that ALTER TABLE made a key.
create or replace function pggit.changed_with_table(owning oid) returns table (classid oid, objid oid, gone_type text)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  seen constant bigint := pggit.captured_to();
begin
  return query
    select d.classid, d.objid, null
    from pg_depend as d
    inner join pg_class as c on c.oid = d.objid
    where
      d.refclassid = 'pg_class'::regclass and d.refobjid = owning and d.refobjsubid > 0
      and d.classid = 'pg_class'::regclass and d.deptype = 'a'
      and c.relkind = 'S' and {{_changed_since row=c}}
    union all
    select 'pg_trigger'::regclass, g.oid, null
    from pg_trigger as g
    where g.tgrelid = owning and not g.tgisinternal and {{_changed_since row=g}}
    union all
    select 'pg_rewrite'::regclass, r.oid, null
    from pg_rewrite as r
    where r.ev_class = owning and r.rulename <> '_RETURN' and {{_changed_since row=r}}
    union all
    -- the columns of an index that was made for its key are as new as that
    select 'pg_class'::regclass, k.conindid, 'index'
    from pg_constraint as k
    where
      k.conrelid = owning and k.contype in ('p', 'u') and {{_changed_since row=k}}
      and not exists (
        select from pg_attribute as a where a.attrelid = k.conindid and a.attnum = 1 and {{_changed_since row=a}}
      );
end
$$;

comment on function pggit.changed_with_table(oid) is
  'Sequences, triggers, rules and indexes of a table that this transaction changed with the table';
