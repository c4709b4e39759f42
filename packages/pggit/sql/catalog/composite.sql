-- class: pg_type
-- present: pg_class relkind c
-- place: 120
-- Composite types that stand alone (a table's row type is the table's). The order of the attributes
-- matters: row constructors and casts go by it.
select
  t.oid as objid,
  n.nspname::text as schema_name,
  t.typname::text as object_name,
  format('%I.%I', n.nspname, t.typname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format(
    'CREATE TYPE %I.%I AS%s', n.nspname, t.typname,
    case
      when not exists (select from pg_attribute as a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)
        then ' ()'
    end
  ) as set_sql,
  format('DROP TYPE %I.%I', n.nspname, t.typname) as unset_sql
from pg_class as c
inner join pg_type as t on t.oid = c.reltype and t.typrelid = c.oid
inner join pg_namespace as n on n.oid = t.typnamespace
where c.relkind = 'c' and c.oid >= 16384

union all
select
  a.objid, null, null, null, 'presence', 'attribute:' || a.name, 10000 + a.place, 'contract', null,
  format('%I %s', a.name, a.type),
  format('ALTER TYPE %s ADD ATTRIBUTE %I %s', a.objid::regtype, a.name, a.type),
  format('ALTER TYPE %s DROP ATTRIBUTE %I', a.objid::regtype, a.name)
from ({{_composite_attributes}}) as a

union all
select
  a.objid, null, null, null, 'structure', format('attribute:%s/%s', a.name, f.key), 12000 + a.place, 'contract', f.value,
  null,
  case f.key when 'type' then format('ALTER TYPE %s ALTER ATTRIBUTE %I TYPE %s', a.objid::regtype, a.name, a.type) end,
  null
from ({{_composite_attributes}}) as a
cross join lateral (
  values ('type', a.type), ('position', coalesce('after ' || a.before, 'first'))
) as f (key, value)

union all
select
  t.oid, null, null, null, 'comments', format('attribute:%s/comment', a.attname), 90000, 'detail', d.description, null,
  format('COMMENT ON COLUMN %s.%I IS %L', c.oid::regclass, a.attname, d.description),
  format('COMMENT ON COLUMN %s.%I IS NULL', c.oid::regclass, a.attname)
from pg_class as c
inner join pg_type as t on t.oid = c.reltype and t.typrelid = c.oid
inner join pg_description as d on d.objoid = c.oid and d.classoid = 'pg_class'::regclass
inner join pg_attribute as a on a.attrelid = d.objoid and a.attnum = d.objsubid
where c.relkind = 'c' and c.oid >= 16384 and d.objsubid > 0

union all
select
  t.oid, null, null, null, 'privileges', format('attribute:%s/label:%s', a.attname, l.provider), 97000, 'behaviour', l.label,
  null,
  format('SECURITY LABEL FOR %I ON COLUMN %s.%I IS %L', l.provider, c.oid::regclass, a.attname, l.label),
  format('SECURITY LABEL FOR %I ON COLUMN %s.%I IS NULL', l.provider, c.oid::regclass, a.attname)
from pg_class as c
inner join pg_type as t on t.oid = c.reltype and t.typrelid = c.oid
inner join pg_seclabel as l on l.objoid = c.oid and l.classoid = 'pg_class'::regclass
inner join pg_attribute as a on a.attrelid = l.objoid and a.attnum = l.objsubid
where c.relkind = 'c' and c.oid >= 16384 and l.objsubid > 0

union all
{{_type_metadata which=t.typtype = 'c' and exists (select from pg_class as c where c.oid = t.typrelid and c.relkind = 'c'); noun=TYPE}}
