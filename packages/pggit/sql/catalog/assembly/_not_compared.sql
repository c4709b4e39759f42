-- The user's objects of kinds that have no catalog query, to be counted and named. There is none of which
-- PostgreSQL 18 knows; this is what a later version, or a fork, has in its schemas beside them.
select
  format('relation of kind %s', c.relkind) as object_type,
  n.nspname::text as schema_name,
  c.oid::regclass::text as identity
from pg_class as c
inner join pg_namespace as n on n.oid = c.relnamespace
where
  c.relkind not in ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I', 'c', 't')
  and c.relpersistence <> 't' and c.oid >= 16384
  and n.nspname !~ '^(pg_|pggit$|information_schema$)'
  and not exists (
    select from pg_depend as d
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'i')
  )
