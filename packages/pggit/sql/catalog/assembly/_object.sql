-- Objects of one kind, whole.
select
  '{{object_type}}'::text as object_type,
  '{{class}}'::regclass::oid as classid,
  f.objid,
  max(f.schema_name) as schema_name,
  max(f.object_name) as object_name,
  max(f.identity) as identity,
  {{_definition}} as definition,
  jsonb_object_agg(
    f.key,
    jsonb_strip_nulls(
      jsonb_build_object(
        'rank', f.rank, 'aspect', f.aspect, 'impact', f.impact, 'value', f.value,
        'inline', f.inline, 'set', f.set_sql, 'unset', f.unset_sql
      )
    )
  ) as facets,
  {{_hash which=f.aspect = 'structure'; order=order by f.key collate "C"}} as hash,
  {{_hash which=true; order=order by f.key collate "C"}} as full_hash,
  (
{{_depends_on}}
  ) as depends_on
from (
{{rows}}
) as f
group by f.objid
