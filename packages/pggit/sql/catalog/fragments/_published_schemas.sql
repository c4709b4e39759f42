-- The schemas of which publications publish every table, by way of pg_depend, since PostgreSQL 14 has
-- no catalog of them. Gives `pubid` and `name`.
select d.refobjid as pubid, s.refobjid::regnamespace::text as name
from pg_depend as d
inner join pg_depend as s
  on s.classid = d.classid and s.objid = d.objid and s.refclassid = 'pg_namespace'::regclass
where
  d.refclassid = 'pg_publication'::regclass
  and d.classid = to_regclass('pg_catalog.pg_publication_namespace')
