-- class: pg_cast
-- present: pg_cast where oid >= 16384
-- place: 250
-- Casts. They have no owner, and nothing of them can be altered. The cast from a range to its multirange
-- comes with the range and is the range's.
select
  o.oid as objid,
  null::text as schema_name,
  format('(%s AS %s)', format_type(o.castsource, null), format_type(o.casttarget, null)) as object_name,
  format('(%s AS %s)', format_type(o.castsource, null), format_type(o.casttarget, null)) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format(
    'CREATE CAST (%s AS %s) %s%s', format_type(o.castsource, null), format_type(o.casttarget, null),
    {{_cast_method}}, ' AS ' || {{_cast_context}}
  ) as set_sql,
  format('DROP CAST (%s AS %s)', format_type(o.castsource, null), format_type(o.casttarget, null)) as unset_sql
from pg_cast as o
where {{_cast_is_own}}

union all
select o.oid, null, null, null, 'structure', 'method', 1, 'behaviour', {{_cast_method}}, null, null, null
from pg_cast as o
where {{_cast_is_own}}

union all
select o.oid, null, null, null, 'structure', 'context', 2, 'contract', {{_cast_context}}, null, null, null
from pg_cast as o
where {{_cast_is_own}} and o.castcontext <> 'e'

union all
select
  o.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format(
    'COMMENT ON CAST (%s AS %s) IS %L', format_type(o.castsource, null), format_type(o.casttarget, null), d.description
  ),
  format('COMMENT ON CAST (%s AS %s) IS NULL', format_type(o.castsource, null), format_type(o.casttarget, null))
from pg_description as d
inner join pg_cast as o on o.oid = d.objoid
where d.classoid = 'pg_cast'::regclass and {{_cast_is_own}}
