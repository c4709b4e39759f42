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
{{rows}}
) as f
where f.aspect in ('structure', 'presence') or f.aspect = any ({{aspects}})
group by f.objid
