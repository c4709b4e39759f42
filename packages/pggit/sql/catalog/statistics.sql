-- class: pg_statistic_ext
-- present: pg_statistic_ext
-- place: 360
-- Extended statistics. What they are on and which kinds they hold cannot be altered, the target can. The
-- order in which columns were named means nothing and is not kept, so they are printed by name.
select
  s.oid as objid,
  n.nspname::text as schema_name,
  s.stxname::text as object_name,
  format('%I.%I', n.nspname, s.stxname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'detail' as impact,
  null::text as value,
  null::text as inline,
  pg_get_statisticsobjdef(s.oid) as set_sql,
  format('DROP STATISTICS %I.%I', n.nspname, s.stxname) as unset_sql
from pg_statistic_ext as s
inner join pg_namespace as n on n.oid = s.stxnamespace
where s.oid >= 16384

union all
select s.oid, null, null, null, 'structure', f.key, f.rank, 'detail', f.value, null, null, null
from pg_statistic_ext as s
cross join lateral (
  select 'table', 1, s.stxrelid::regclass::text
  union all
  -- of a single expression there is one kind only, which goes without saying
  select 'kinds', 2, string_agg(case k.kind when 'd' then 'ndistinct' when 'f' then 'dependencies' else 'mcv' end, ', ' order by k.kind)
  from unnest(s.stxkind) as k (kind)
  where k.kind <> 'e'
  having count(*) > 0
  union all
  select 'columns', 3, string_agg(quote_ident(a.attname), ', ' order by a.attname collate "C")
  from pg_attribute as a
  where a.attrelid = s.stxrelid and a.attnum = any (s.stxkeys)
  having count(*) > 0
  union all
  select 'expressions', 4, string_agg(e.expression, ', ' order by e.expression collate "C")
  from unnest(pg_get_statisticsobjdef_expressions(s.oid)) as e (expression)
  having count(*) > 0
) as f (key, rank, value)
where s.oid >= 16384

union all
-- no target is -1 up to PostgreSQL 16 and NULL since
select
  s.oid, null, null, null, 'structure', 'target', 50000, 'detail', s.stxstattarget::text, '',
  format('ALTER STATISTICS %I.%I SET STATISTICS %s', n.nspname, s.stxname, s.stxstattarget),
  format('ALTER STATISTICS %I.%I SET STATISTICS -1', n.nspname, s.stxname)
from pg_statistic_ext as s
inner join pg_namespace as n on n.oid = s.stxnamespace
where s.oid >= 16384 and s.stxstattarget >= 0

union all
select
  s.oid, null, null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(s.stxowner)::text, null,
  format('ALTER STATISTICS %I.%I OWNER TO %I', n.nspname, s.stxname, pg_get_userbyid(s.stxowner)),
  null
from pg_statistic_ext as s
inner join pg_namespace as n on n.oid = s.stxnamespace
where s.oid >= 16384

union all
select
  s.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format('COMMENT ON STATISTICS %I.%I IS %L', n.nspname, s.stxname, d.description),
  format('COMMENT ON STATISTICS %I.%I IS NULL', n.nspname, s.stxname)
from pg_statistic_ext as s
inner join pg_namespace as n on n.oid = s.stxnamespace
inner join pg_description as d on d.objoid = s.oid and d.classoid = 'pg_statistic_ext'::regclass
where s.oid >= 16384
