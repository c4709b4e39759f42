-- Objects of one kind with the hash over the facets of some aspects, and nothing that is dear to
-- compute. Aspects are literals, so that the planner leaves out what is not asked for.
select
  '{{object_type}}'::text as object_type,
  '{{class}}'::regclass::oid as classid,
  f.objid,
  max(f.schema_name) as schema_name,
  max(f.identity) as identity,
  {{_hash which=true}} as hash,
  {{structure_hash}} as structure_hash
from (
{{rows}}
) as f
where f.aspect in ({{aspects}})
group by f.objid
