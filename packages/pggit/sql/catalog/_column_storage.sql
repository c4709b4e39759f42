-- Columns: storage, compression, statistics target and options, each only where it is set.
-- Expects the template parameters `relkinds` and `noun`.
select
  c.oid, null, null, null, 'structure', 'column:' || a.attname || f.key, 50000 + a.attnum, 'detail', f.value, '',
  format('ALTER {{noun}} %s ALTER COLUMN %I %s', c.oid::regclass, a.attname, f.set_clause),
  format('ALTER {{noun}} %s ALTER COLUMN %I %s', c.oid::regclass, a.attname, f.unset_clause)
from pg_attribute as a
inner join pg_type as t on t.oid = a.atttypid
inner join pg_class as c on c.oid = a.attrelid
cross join lateral (
  select
    {{_storage_name of=a.attstorage}} as mine,
    {{_storage_name of=t.typstorage}} as usual,
    case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as method
) as storage
cross join lateral (
  select '/storage', storage.mine, 'SET STORAGE ' || storage.mine, 'SET STORAGE ' || storage.usual
  where a.attstorage <> t.typstorage
  union all
  select '/compression', storage.method, 'SET COMPRESSION ' || storage.method, 'SET COMPRESSION default'
  where a.attcompression <> ''
  union all
  select '/statistics', a.attstattarget::text, 'SET STATISTICS ' || a.attstattarget, 'SET STATISTICS -1'
  where a.attstattarget >= 0
  union all
  select
    '/option:' || split_part(o.option, '=', 1), substr(o.option, strpos(o.option, '=') + 1),
    format('SET (%s)', o.option), format('RESET (%s)', split_part(o.option, '=', 1))
  from unnest(a.attoptions) as o (option)
) as f (key, value, set_clause, unset_clause)
where
  c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
  and a.attrelid >= 16384 and a.attnum > 0 and not a.attisdropped
  and (a.attstorage <> t.typstorage or a.attcompression <> '' or a.attstattarget >= 0 or a.attoptions is not null)
