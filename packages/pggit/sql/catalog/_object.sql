-- Objects of one kind, whole. The definition is the head of the object's own row, the clauses that its
-- facets contribute inside the parentheses (`inline`), the tail, and then the statements of those facets
-- that CREATE cannot say (`inline` is empty).
select
  '{{object_type}}'::text as object_type,
  '{{class}}'::regclass::oid as classid,
  f.objid,
  max(f.schema_name) as schema_name,
  max(f.object_name) as object_name,
  max(f.identity) as identity,
  concat(
    max(f.set_sql) filter (where f.key = 'object'),
    E' (\n    '
      || string_agg(f.inline, E',\n    ' order by f.rank, f.key collate "C") filter (where f.key <> 'object' and f.inline <> '')
      || E'\n)',
    max(f.inline) filter (where f.key = 'object'),
    string_agg(E';\n' || f.set_sql, '' order by f.rank, f.key collate "C") filter (where f.key <> 'object' and f.inline = '')
  ) as definition,
  jsonb_object_agg(
    f.key,
    jsonb_strip_nulls(
      jsonb_build_object(
        'rank', f.rank, 'aspect', f.aspect, 'impact', f.impact, 'value', f.value,
        'inline', f.inline, 'set', f.set_sql, 'unset', f.unset_sql
      )
    )
  ) as facets,
  {{_hash which=f.aspect = 'structure'}} as hash,
  {{_hash which=true}} as full_hash,
  (
{{_depends_on}}
  ) as depends_on
from (
{{rows}}
) as f
group by f.objid
