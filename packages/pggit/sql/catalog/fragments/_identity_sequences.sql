-- What somebody said of an identity column's sequence beyond its options and its name: whether it is logged as its
-- table is not (since 15), comment and security labels. Its privileges are with those of the table. Expects the
-- template parameter `relkinds`.
select
  c.oid, null, null, null, f.aspect,
  -- looked up, not joined: nearly no sequence has anything, and it would be joined for each
  format(
    'column:%s/identity/%s',
    (select a.attname from pg_attribute as a where a.attrelid = c.oid and a.attnum = o.refobjsubid), f.key
  ),
  f.rank, f.impact, f.value, f.inline,
  f.set_sql, f.unset_sql
from pg_class as c
inner join pg_depend as o on o.refclassid = 'pg_class'::regclass and o.refobjid = c.oid and o.deptype = 'i'
inner join pg_class as q on o.classid = 'pg_class'::regclass and q.oid = o.objid and q.relkind = 'S'
cross join lateral (
  select
    'structure', 'persistence', 50001, 'detail', case q.relpersistence when 'u' then 'UNLOGGED' else 'LOGGED' end, '',
    format('ALTER SEQUENCE %s SET %s', q.oid::regclass, case q.relpersistence when 'u' then 'UNLOGGED' else 'LOGGED' end),
    format('ALTER SEQUENCE %s SET %s', q.oid::regclass, case q.relpersistence when 'u' then 'LOGGED' else 'UNLOGGED' end)
  where q.relpersistence <> c.relpersistence and current_setting('server_version_num')::int >= 150000
  union all
  select
    'comments', 'comment', 90000, 'detail', d.description, null,
    format('COMMENT ON SEQUENCE %s IS %L', q.oid::regclass, d.description),
    format('COMMENT ON SEQUENCE %s IS NULL', q.oid::regclass)
  from pg_description as d
  where d.classoid = 'pg_class'::regclass and d.objoid = q.oid and d.objsubid = 0
  union all
  select
    'privileges', 'label:' || l.provider, 97000, 'behaviour', l.label, null,
    format('SECURITY LABEL FOR %I ON SEQUENCE %s IS %L', l.provider, q.oid::regclass, l.label),
    format('SECURITY LABEL FOR %I ON SEQUENCE %s IS NULL', l.provider, q.oid::regclass)
  from pg_seclabel as l
  where l.classoid = 'pg_class'::regclass and l.objoid = q.oid and l.objsubid = 0
) as f (aspect, key, rank, impact, value, inline, set_sql, unset_sql)
where c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
