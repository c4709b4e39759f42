-- The sequences of a table's columns that this transaction changed and nothing told of: with its table a sequence gets
-- another owner or schema, and stops or begins to be logged. An identity's is its column's.
create or replace function pggit.changed_sequences(owning oid) returns table (classid oid, objid oid)
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
      and c.relkind = 'S' and age(c.xmin) <= 0 and c.cmin::text::bigint > seen;
end
$$;

comment on function pggit.changed_sequences(oid) is
  'Sequences of a table''s columns that this transaction changed with the table';
