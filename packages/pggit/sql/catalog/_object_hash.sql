-- Objects of one kind with their hashes and nothing that is dear to compute.
select
  '{{object_type}}'::text as object_type,
  '{{class}}'::regclass::oid as classid,
  f.objid,
  max(f.schema_name) as schema_name,
  max(f.identity) as identity,
  {{_hash which=f.aspect = 'structure'}} as hash,
  {{_hash which=true}} as full_hash
from (
{{rows}}
) as f
where f.value is not null or f.identity is not null
group by f.objid
