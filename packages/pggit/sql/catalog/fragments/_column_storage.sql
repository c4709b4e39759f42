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
{{_column_storage_settings}}
) as f (key, value, set_clause, unset_clause)
where
  c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
  and a.attrelid >= 16384 and a.attnum > 0 and not a.attisdropped
  and (a.attstorage <> t.typstorage or a.attcompression <> '' or a.attstattarget >= 0 or a.attoptions is not null)
