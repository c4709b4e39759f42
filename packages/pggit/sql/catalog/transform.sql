-- class: pg_transform
-- present: pg_transform where oid >= 16384
-- place: 255
-- Transforms between a type and a language. They have no owner; CREATE OR REPLACE is their only other DDL.
select
  o.oid as objid,
  null::text as schema_name,
  {{_transform_name}} as object_name,
  {{_transform_name}} as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  'CREATE TRANSFORM ' || {{_transform_name}} as set_sql,
  'DROP TRANSFORM ' || {{_transform_name}} as unset_sql
from pg_transform as o
inner join pg_language as l on l.oid = o.trflang
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure', f.key, f.rank, 'behaviour', f.routine::text, f.clause || f.routine,
  format(
    'CREATE OR REPLACE TRANSFORM %s (%s)', {{_transform_name}},
    concat_ws(
      ', ', 'FROM SQL WITH FUNCTION ' || nullif(o.trffromsql, 0)::regprocedure,
      'TO SQL WITH FUNCTION ' || nullif(o.trftosql, 0)::regprocedure
    )
  ),
  null
from pg_transform as o
inner join pg_language as l on l.oid = o.trflang
cross join lateral (
  values
  ('from_sql', 1, 'FROM SQL WITH FUNCTION ', o.trffromsql::oid::regprocedure),
  ('to_sql', 2, 'TO SQL WITH FUNCTION ', o.trftosql::oid::regprocedure)
) as f (key, rank, clause, routine)
where o.oid >= 16384 and f.routine <> 0

union all
select
  o.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format('COMMENT ON TRANSFORM %s IS %L', {{_transform_name}}, d.description),
  format('COMMENT ON TRANSFORM %s IS NULL', {{_transform_name}})
from pg_description as d
inner join pg_transform as o on o.oid = d.objoid
inner join pg_language as l on l.oid = o.trflang
where d.classoid = 'pg_transform'::regclass and o.oid >= 16384
