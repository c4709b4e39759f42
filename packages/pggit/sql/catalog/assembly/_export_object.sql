-- Objects of one kind as an export writes them.
select
  {{place}} as place,
  '{{object_type}}'::text as object_type,
  '{{class}}'::regclass::oid as classid,
  f.objid,
  max(f.schema_name) as schema_name,
  max(f.identity) as identity,
{{_export_text}}
from (
  select f.objid, f.schema_name, f.identity, f.aspect, f.key, f.rank, f.inline, f.set_sql
  from (
{{rows}}
  ) as f
  where f.aspect in ('structure', 'presence') or f.aspect = any ({{aspects}})
  order by f.objid, {{_clause_order}}
) as f
group by f.objid
