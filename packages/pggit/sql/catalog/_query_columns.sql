-- Columns that follow from a query: that they exist, and their type with its collation. No DDL reaches
-- them alone, so they have neither set nor unset. Expects the template parameter `relkinds`.
select
  c.oid, null, null, null, 'presence', 'column:' || a.attname, 10000 + a.attnum, 'contract', null, null, null, null
from pg_class as c
inner join pg_attribute as a on a.attrelid = c.oid
where
  c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
  and a.attnum > 0 and not a.attisdropped

union all
select
  c.oid, null, null, null, 'structure', 'column:' || a.attname || '/type', 12000 + a.attnum, 'contract',
  format_type(a.atttypid, a.atttypmod) || case
    when a.attcollation not in (0, t.typcollation) then ' COLLATE ' || a.attcollation::regcollation::text
    else ''
  end,
  null, null, null
from pg_class as c
inner join pg_attribute as a on a.attrelid = c.oid
inner join pg_type as t on t.oid = a.atttypid
where
  c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
  and a.attnum > 0 and not a.attisdropped
