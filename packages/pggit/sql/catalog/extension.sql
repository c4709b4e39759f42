-- class: pg_extension
-- present: pg_extension where oid >= 16384
-- place: 20
-- Extensions: which one, where and of what version. What they contain is theirs and not compared, but for
-- what somebody granted or revoked on it.
select
  e.oid as objid,
  null::text as schema_name,
  e.extname::text as object_name,
  quote_ident(e.extname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format('CREATE EXTENSION %I SCHEMA %I VERSION %L', e.extname, n.nspname, e.extversion) as set_sql,
  format('DROP EXTENSION %I', e.extname) as unset_sql
from pg_extension as e
inner join pg_namespace as n on n.oid = e.extnamespace
where e.oid >= 16384

union all
select
  e.oid, null, null, null, 'structure', 'schema', 10000, 'contract', n.nspname::text, null,
  case when e.extrelocatable then format('ALTER EXTENSION %I SET SCHEMA %I', e.extname, n.nspname) end,
  null
from pg_extension as e
inner join pg_namespace as n on n.oid = e.extnamespace
where e.oid >= 16384

union all
select
  e.oid, null, null, null, 'structure', 'version', 10001, 'behaviour', e.extversion, null,
  format('ALTER EXTENSION %I UPDATE TO %L', e.extname, e.extversion),
  null
from pg_extension as e
where e.oid >= 16384

union all
select e.oid, null, null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(e.extowner)::text, null, null, null
from pg_extension as e
where e.oid >= 16384

union all
select
  e.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format('COMMENT ON EXTENSION %I IS %L', e.extname, d.description),
  format('COMMENT ON EXTENSION %I IS NULL', e.extname)
from pg_extension as e
inner join pg_description as d on d.objoid = e.oid and d.classoid = 'pg_extension'::regclass
where e.oid >= 16384

union all
(
  with x as (
{{_member_privileges}}
  )
  {{_privileges}}
)
