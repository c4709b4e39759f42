-- The user's objects of kinds that have no catalog query yet, to be counted and named. Reads only what
-- every role may read; hence single columns of pg_subscription. What
-- came with another object (the cast from a range to its multirange) is that object's.
with candidate (classid, objid, object_type, schema_oid, identity) as (
  select 'pg_publication'::regclass, p.oid, 'publication', null::oid, quote_ident(p.pubname)
  from pg_publication as p
  union all
  select 'pg_subscription'::regclass, s.oid, 'subscription', null, quote_ident(s.subname)
  from pg_subscription as s
  inner join pg_database as d on d.oid = s.subdbid
  where d.datname = current_database()
)
select o.object_type, n.nspname::text as schema_name, o.identity
from candidate as o
left join pg_namespace as n on n.oid = o.schema_oid
where
  o.objid >= 16384
  and coalesce(n.nspname, '') !~ '^(pg_|pggit$|information_schema$)'
  and not exists (
    select from pg_depend as d where d.classid = o.classid and d.objid = o.objid and d.deptype in ('e', 'i')
  )
