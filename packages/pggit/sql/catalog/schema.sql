-- class: pg_namespace
-- present: pg_namespace
-- place: 10
-- Schemas. What initdb gives the schema public differs between versions of the server and says nothing
-- about the database, so only what differs from it is a facet.
select
  n.oid as objid,
  n.nspname::text as schema_name,
  n.nspname::text as object_name,
  quote_ident(n.nspname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  -- every new database has public
  concat('CREATE SCHEMA ', case n.nspname when 'public' then 'IF NOT EXISTS ' end, quote_ident(n.nspname)) as set_sql,
  format('DROP SCHEMA %I', n.nspname) as unset_sql
from pg_namespace as n
where {{_schema_is_compared}}

union all
select
  n.oid, null, null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(n.nspowner)::text, null,
  format('ALTER SCHEMA %I OWNER TO %I', n.nspname, pg_get_userbyid(n.nspowner)),
  null
from pg_namespace as n
where {{_schema_is_compared}} and (n.nspname <> 'public' or n.nspowner <> {{_schema_public_owner}})

union all
select
  n.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format('COMMENT ON SCHEMA %I IS %L', n.nspname, d.description),
  format('COMMENT ON SCHEMA %I IS NULL', n.nspname)
from pg_namespace as n
inner join pg_description as d on d.objoid = n.oid and d.classoid = 'pg_namespace'::regclass
where {{_schema_is_compared}} and (n.nspname <> 'public' or d.description <> 'standard public schema')

union all
(
  with x as (
    select
      n.oid as objid,
      coalesce(n.nspacl, acldefault('n', n.nspowner)) as acl,
      acldefault('n', n.nspowner) || case
        when n.nspname <> 'public' then '{}'
        when current_setting('server_version_num')::integer < 150000
          then array[makeaclitem(0, n.nspowner, 'USAGE', false), makeaclitem(0, n.nspowner, 'CREATE', false)]
        else array[makeaclitem(0, n.nspowner, 'USAGE', false)]
      end as default_acl,
      n.nspowner as owner,
      format('SCHEMA %I', n.nspname) as target,
      '' as key_prefix,
      '' as columns
    from pg_namespace as n
    where {{_schema_is_compared}} and (n.nspacl is not null or n.nspname = 'public')
  )
  {{_privileges}}
)

union all
select
  n.oid, null, null, null, 'privileges', 'label:' || l.provider, 97000, 'behaviour', l.label, null,
  format('SECURITY LABEL FOR %I ON SCHEMA %I IS %L', l.provider, n.nspname, l.label),
  format('SECURITY LABEL FOR %I ON SCHEMA %I IS NULL', l.provider, n.nspname)
from pg_seclabel as l
inner join pg_namespace as n on n.oid = l.objoid
where l.classoid = 'pg_namespace'::regclass and {{_schema_is_compared}}
