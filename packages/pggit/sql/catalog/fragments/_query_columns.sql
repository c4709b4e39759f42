-- Columns that follow from a query: that they exist, and their type with its collation. No DDL reaches
-- them alone, so they have neither set nor unset. Expects `c`, the view, and gives the columns of `f`.
select
  null, null, null, 'presence', 'column:' || a.attname, 10000 + a.attnum, 'contract', null, null, null
from pg_attribute as a
where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
union all
select
  null, null, null, 'structure', 'column:' || a.attname || '/type', 12000 + a.attnum, 'contract',
  format_type(a.atttypid, a.atttypmod) || case
    when a.attcollation not in (0, t.typcollation) then ' COLLATE ' || a.attcollation::regcollation::text
    else ''
  end,
  null, null
from pg_attribute as a
inner join pg_type as t on t.oid = a.atttypid
where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
