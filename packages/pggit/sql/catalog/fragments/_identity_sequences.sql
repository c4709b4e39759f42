-- What somebody said of an identity column's sequence: its comment and security labels. Its options, its name and
-- whether it is logged are with those of the column, its privileges with those of the table. Expects the template
-- parameter `relkinds`.
select
  c.oid, null, null, null, 'comments', format('column:%s/identity/comment', a.attname), 90000, 'detail', d.description, null,
  format('COMMENT ON SEQUENCE %s IS %L', o.objid::regclass, d.description),
  format('COMMENT ON SEQUENCE %s IS NULL', o.objid::regclass)
from pg_description as d
inner join pg_depend as o on o.classid = d.classoid and o.objid = d.objoid and o.deptype = 'i'
inner join pg_class as c on o.refclassid = 'pg_class'::regclass and c.oid = o.refobjid
inner join pg_attribute as a on a.attrelid = c.oid and a.attnum = o.refobjsubid and a.attidentity <> ''
where
  d.classoid = 'pg_class'::regclass and d.objsubid = 0
  and c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384

union all
select
  c.oid, null, null, null, 'privileges', format('column:%s/identity/label:%s', a.attname, l.provider), 97000, 'behaviour', l.label,
  null, format('SECURITY LABEL FOR %I ON SEQUENCE %s IS %L', l.provider, o.objid::regclass, l.label),
  format('SECURITY LABEL FOR %I ON SEQUENCE %s IS NULL', l.provider, o.objid::regclass)
from pg_seclabel as l
inner join pg_depend as o on o.classid = l.classoid and o.objid = l.objoid and o.deptype = 'i'
inner join pg_class as c on o.refclassid = 'pg_class'::regclass and c.oid = o.refobjid
inner join pg_attribute as a on a.attrelid = c.oid and a.attnum = o.refobjsubid and a.attidentity <> ''
where
  l.classoid = 'pg_class'::regclass and l.objsubid = 0
  and c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
