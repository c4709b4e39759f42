-- Objects of one kind with the hash over the facets of some aspects, and nothing that is dear to
-- compute. Aspects are literals, so that the planner leaves out what is not asked for. The rows are
-- sorted once: a sort inside the aggregate would be one for each object. pgGit's own objects are left out
-- before their facets are computed.
select
  '{{object_type}}'::text as object_type,
  '{{class}}'::regclass::oid as classid,
  f.objid,
  max(f.schema_name) as schema_name,
  max(f.identity) as identity,
  {{_hash which=true; order=}} as hash,
  {{structure_hash}} as structure_hash
from (
  select f.objid, f.schema_name, f.identity, f.aspect, f.key, {{_compared_value}} as value
  from (
{{rows}}
  ) as f (objid, schema_name, identity, aspect, key, value)
  where
    f.aspect in ({{aspects}})
    and f.objid <> all (array(
      select d.objid
      from pg_depend as d
      where
        d.refclassid = 'pg_namespace'::regclass and d.refobjid = to_regnamespace('pggit')
        and d.classid = '{{class}}'::regclass
    ))
  order by f.objid, f.key collate "C"
) as f
group by f.objid
