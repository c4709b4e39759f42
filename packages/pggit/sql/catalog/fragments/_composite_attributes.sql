-- Attributes of composite types: each with its type, its place from 1 and the attribute before it. The
-- type and its relation are joined both ways, so that either end can be found by its oid.
select
  t.oid as objid,
  a.attname::text as name,
  concat(
    format_type(a.atttypid, a.atttypmod),
    case when a.attcollation not in (0, b.typcollation) then ' COLLATE ' || a.attcollation::regcollation::text end
  ) as type,
  (row_number() over attributes)::integer as place,
  lag(a.attname::text) over attributes as before
from pg_class as c
inner join pg_type as t on t.oid = c.reltype and t.typrelid = c.oid
inner join pg_attribute as a on a.attrelid = c.oid
inner join pg_type as b on b.oid = a.atttypid
where c.relkind = 'c' and c.oid >= 16384 and a.attnum > 0 and not a.attisdropped
window attributes as (partition by t.oid order by a.attnum)
