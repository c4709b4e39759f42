-- Security labels on a relation and on its columns, compared where privileges are (see _labels.sql).
-- Expects the template parameters `relkinds` and `noun`.
select
  c.oid, null, null, null, 'privileges', concat('column:' || a.attname || '/', 'label:', l.provider), 97000, 'behaviour',
  l.label, null,
  label.target || quote_literal(l.label),
  label.target || 'NULL'
from pg_seclabel as l
inner join pg_class as c on c.oid = l.objoid
left join pg_attribute as a on a.attrelid = l.objoid and a.attnum = l.objsubid and l.objsubid > 0
cross join lateral (
  select case
    when l.objsubid = 0 then format('SECURITY LABEL FOR %I ON {{noun}} %s IS ', l.provider, c.oid::regclass)
    else format('SECURITY LABEL FOR %I ON COLUMN %s.%I IS ', l.provider, c.oid::regclass, a.attname)
  end as target
) as label
where
  l.classoid = 'pg_class'::regclass
  and c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
