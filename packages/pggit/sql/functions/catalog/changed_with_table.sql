-- What belongs to a table, is an object of its own, and was changed by this transaction since the last statement that was
-- captured: sequences of its columns, which get another owner or schema with it and stop or begin to be logged (an
-- identity's is its column's), and triggers and rules that ALTER TABLE enables or disables. No event names them.
create or replace function pggit.changed_with_table(owning oid) returns table (classid oid, objid oid)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  seen constant bigint := pggit.captured_to();
begin
  return query
    select d.classid, d.objid
    from pg_depend as d
    inner join pg_class as c on c.oid = d.objid
    where
      d.refclassid = 'pg_class'::regclass and d.refobjid = owning and d.refobjsubid > 0
      and d.classid = 'pg_class'::regclass and d.deptype = 'a'
      and c.relkind = 'S' and {{_changed_since row=c}}
    union all
    select 'pg_trigger'::regclass, g.oid
    from pg_trigger as g
    where g.tgrelid = owning and not g.tgisinternal and {{_changed_since row=g}}
    union all
    select 'pg_rewrite'::regclass, r.oid
    from pg_rewrite as r
    where r.ev_class = owning and r.rulename <> '_RETURN' and {{_changed_since row=r}};
end
$$;

comment on function pggit.changed_with_table(oid) is
  'Sequences, triggers and rules of a table that this transaction changed with the table';
