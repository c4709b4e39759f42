-- class: pg_conversion
-- present: pg_conversion where oid >= 16384
-- place: 215
-- Conversions between encodings. Nothing but name, schema and owner can be altered.
select
  o.oid as objid,
  n.nspname::text as schema_name,
  o.conname::text as object_name,
  format('%I.%I', n.nspname, o.conname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format(
    'CREATE %sCONVERSION %I.%I FOR %L TO %L FROM %s', case when o.condefault then 'DEFAULT ' end, n.nspname, o.conname,
    pg_encoding_to_char(o.conforencoding), pg_encoding_to_char(o.contoencoding), o.conproc
  ) as set_sql,
  format('DROP CONVERSION %I.%I', n.nspname, o.conname) as unset_sql
from pg_conversion as o
inner join pg_namespace as n on n.oid = o.connamespace
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure', f.key, f.rank, f.impact, f.value, null, null, null
from pg_conversion as o
cross join lateral (
  values
  ('from', 1, 'contract', pg_encoding_to_char(o.conforencoding)::text),
  ('to', 2, 'contract', pg_encoding_to_char(o.contoencoding)::text),
  ('function', 3, 'behaviour', o.conproc::text),
  ('default', 4, 'behaviour', case when o.condefault then 'DEFAULT' end)
) as f (key, rank, impact, value)
where o.oid >= 16384 and f.value is not null

union all
{{_owned catalog=pg_conversion; noun=CONVERSION; name=format('%s.%I', o.connamespace::regnamespace, o.conname); owner=conowner}}

union all
{{_described catalog=pg_conversion; noun=CONVERSION; name=format('%s.%I', o.connamespace::regnamespace, o.conname)}}
