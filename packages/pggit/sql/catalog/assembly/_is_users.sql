-- Whether an object `o` is the user's own: not an extension's, not pgGit's, not the system's. Expects the CTE
-- `member` of _extension_members.sql.
o.identity is not null
and coalesce(o.schema_name, '') !~ '^(pg_|pggit$|information_schema$)'
and not exists (select from member as m where m.classid = o.classid and m.objid = o.objid)
