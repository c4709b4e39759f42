-- class: pg_am
-- present: pg_am where oid >= 16384
-- place: 220
-- Access methods for tables and indexes. They have no owner, and nothing of them can be altered.
select
  o.oid as objid,
  null::text as schema_name,
  o.amname::text as object_name,
  quote_ident(o.amname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format(
    'CREATE ACCESS METHOD %I TYPE %s HANDLER %s', o.amname, case o.amtype when 't' then 'TABLE' else 'INDEX' end, o.amhandler
  ) as set_sql,
  format('DROP ACCESS METHOD %I', o.amname) as unset_sql
from pg_am as o
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure', f.key, f.rank, f.impact, f.value, null, null, null
from pg_am as o
cross join lateral (
  values
  ('type', 1, 'contract', case o.amtype when 't' then 'TABLE' else 'INDEX' end),
  ('handler', 2, 'behaviour', o.amhandler::text)
) as f (key, rank, impact, value)
where o.oid >= 16384

union all
{{_described catalog=pg_am; noun=ACCESS METHOD; name=quote_ident(o.amname)}}
