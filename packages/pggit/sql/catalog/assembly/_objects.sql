-- The objects of all kinds that are the user's own: not an extension's, not pgGit's, not the system's.
with member as materialized (
{{_extension_members}}
)
select {{columns}}
from (
{{objects}}
) as o
where
  o.identity is not null
  and coalesce(o.schema_name, '') !~ '^(pg_|pggit$|information_schema$)'
  and not exists (select from member as m where m.classid = o.classid and m.objid = o.objid)
