-- The privileges on the sequences of identity columns, as the columns of `x` in _privileges.sql. Expects the
-- template parameter `relkinds`.
union all
select
  c.oid, q.relacl, acldefault('s', q.relowner), q.relowner, 'SEQUENCE ' || q.oid::regclass,
  format('column:%s/identity/', a.attname), ''
from pg_class as c
inner join pg_depend as o on o.refclassid = 'pg_class'::regclass and o.refobjid = c.oid and o.deptype = 'i'
inner join pg_class as q on o.classid = 'pg_class'::regclass and q.oid = o.objid and q.relkind = 'S' and q.relacl is not null
inner join pg_attribute as a on a.attrelid = c.oid and a.attnum = o.refobjsubid
where c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
