-- The facets of one kind, whole, as they are compared.
select
  f.objid, f.schema_name, f.object_name, f.identity, f.aspect, f.key, f.rank, f.impact, {{_compared_value}} as value,
  f.inline, f.set_sql, f.unset_sql
from (
{{rows}}
) as f (objid, schema_name, object_name, identity, aspect, key, rank, impact, value, inline, set_sql, unset_sql)
