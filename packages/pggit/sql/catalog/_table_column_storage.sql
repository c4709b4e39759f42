-- Columns of a table: storage, compression, statistics target and options, each only where it is set.
select
  c.oid, null, null, null, 'structure', 'column:' || a.attname || '/storage', 50000 + a.attnum, 'detail',
  mine.name,
  null,
  format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE %s', c.oid::regclass, a.attname, mine.name),
  format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE %s', c.oid::regclass, a.attname, usual.name)
from pg_class as c
inner join pg_attribute as a on a.attrelid = c.oid
inner join pg_type as t on t.oid = a.atttypid and t.typstorage <> a.attstorage
inner join (values ('p', 'PLAIN'), ('e', 'EXTERNAL'), ('x', 'EXTENDED'), ('m', 'MAIN')) as mine (code, name)
  on mine.code = a.attstorage::text
inner join (values ('p', 'PLAIN'), ('e', 'EXTERNAL'), ('x', 'EXTENDED'), ('m', 'MAIN')) as usual (code, name)
  on usual.code = t.typstorage::text
where
  c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384
  and a.attnum > 0 and not a.attisdropped

union all
select
  c.oid, null, null, null, 'structure', 'column:' || a.attname || '/compression', 50000 + a.attnum, 'detail',
  method.name,
  null,
  format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION %s', c.oid::regclass, a.attname, method.name),
  format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION default', c.oid::regclass, a.attname)
from pg_class as c
inner join pg_attribute as a on a.attrelid = c.oid
inner join (values ('p', 'pglz'), ('l', 'lz4')) as method (code, name) on method.code = a.attcompression::text
where
  c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384
  and a.attnum > 0 and not a.attisdropped

union all
select
  c.oid, null, null, null, 'structure', 'column:' || a.attname || '/statistics', 50000 + a.attnum, 'detail',
  a.attstattarget::text,
  null,
  format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS %s', c.oid::regclass, a.attname, a.attstattarget),
  format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS -1', c.oid::regclass, a.attname)
from pg_class as c
inner join pg_attribute as a on a.attrelid = c.oid
where
  c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384
  and a.attnum > 0 and not a.attisdropped and a.attstattarget >= 0

union all
select
  c.oid, null, null, null, 'structure', 'column:' || a.attname || '/option:' || split_part(o.option, '=', 1),
  50000 + a.attnum, 'detail',
  substr(o.option, strpos(o.option, '=') + 1),
  null,
  format('ALTER TABLE %s ALTER COLUMN %I SET (%s)', c.oid::regclass, a.attname, o.option),
  format('ALTER TABLE %s ALTER COLUMN %I RESET (%s)', c.oid::regclass, a.attname, split_part(o.option, '=', 1))
from pg_class as c
inner join pg_attribute as a on a.attrelid = c.oid and a.attoptions is not null
cross join lateral unnest(a.attoptions) as o (option)
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384 and not a.attisdropped
