-- class: pg_type
-- present: pg_type typtype r
-- place: 140
-- Range types. The multirange type that comes with a range is the range's. A canonical function takes and
-- returns the range: it goes only with it (CASCADE) and is in its definition (see base types).
select
  t.oid as objid,
  n.nspname::text as schema_name,
  t.typname::text as object_name,
  format('%I.%I', n.nspname, t.typname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  concat(
    case when r.rngcanonical <> 0 then {{_shell_and_routines}} end,
    format('CREATE TYPE %I.%I AS RANGE', n.nspname, t.typname)
  ) as set_sql,
  concat(
    format('DROP TYPE %I.%I', n.nspname, t.typname), case when r.rngcanonical <> 0 then ' CASCADE' end
  ) as unset_sql
from pg_range as r
inner join pg_type as t on t.oid = r.rngtypid
inner join pg_namespace as n on n.oid = t.typnamespace
where r.rngtypid >= 16384

union all
select
  r.rngtypid, null, null, null, 'structure', f.key, f.rank, f.impact, f.value,
  format('%s = %s', upper(f.key), f.value), null, null
from pg_range as r
inner join pg_type as t on t.oid = r.rngtypid
inner join pg_type as s on s.oid = r.rngsubtype
inner join pg_type as m on m.oid = r.rngmultitypid
cross join lateral (
  select 'subtype', 1, 'contract', format_type(r.rngsubtype, null)
  union all
  select 'subtype_opclass', 2, 'behaviour', format('%I.%I', n.nspname, o.opcname)
  from pg_opclass as o
  inner join pg_namespace as n on n.oid = o.opcnamespace
  where o.oid = r.rngsubopc and not o.opcdefault
  union all
  select 'collation', 3, 'behaviour', r.rngcollation::regcollation::text
  where r.rngcollation not in (0, s.typcollation)
  union all
  select 'canonical', 4, 'behaviour', r.rngcanonical::regproc::text
  where r.rngcanonical <> 0
  union all
  select 'subtype_diff', 5, 'detail', r.rngsubdiff::regproc::text
  where r.rngsubdiff <> 0
  union all
  select 'multirange_type_name', 6, 'contract', format('%I.%I', n.nspname, m.typname)
  from pg_namespace as n
  where
    n.oid = m.typnamespace
    and (m.typnamespace, m.typname) is distinct from (
      t.typnamespace,
      case
        when strpos(t.typname, 'range') > 0
          then overlay(t.typname::text placing 'multirange' from strpos(t.typname, 'range') for length('range'))
        else t.typname || '_multirange'
      end
    )
) as f (key, rank, impact, value)
where r.rngtypid >= 16384

union all
select
  r.rngtypid, null, null, null, 'comments', 'multirange/comment', 90001, 'detail', d.description, null,
  format('COMMENT ON TYPE %s IS %L', r.rngmultitypid::regtype, d.description),
  format('COMMENT ON TYPE %s IS NULL', r.rngmultitypid::regtype)
from pg_range as r
inner join pg_description as d on d.objoid = r.rngmultitypid and d.classoid = 'pg_type'::regclass
where r.rngtypid >= 16384

union all
{{_type_metadata which=t.typtype = 'r'; noun=TYPE}}
