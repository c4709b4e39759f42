-- How a column is stored, as far as that is not its type's default: key, value, and what follows
-- ALTER COLUMN to set and to unset it. Expects `a`, a row of pg_attribute, and `t`, its type.
select '/storage', {{_storage_name of=a.attstorage}}, 'SET STORAGE ' || {{_storage_name of=a.attstorage}}, 'SET STORAGE ' || {{_storage_name of=t.typstorage}}
where a.attstorage <> t.typstorage
union all
select '/compression', case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end, 'SET COMPRESSION ' || case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end, 'SET COMPRESSION default'
where a.attcompression <> ''
union all
select '/statistics', a.attstattarget::text, 'SET STATISTICS ' || a.attstattarget, 'SET STATISTICS -1'
where a.attstattarget >= 0
union all
select
  '/option:' || split_part(o.option, '=', 1), substr(o.option, strpos(o.option, '=') + 1),
  format('SET (%s)', o.option), format('RESET (%s)', split_part(o.option, '=', 1))
from unnest(a.attoptions) as o (option)
