-- class: pg_class
-- Views: their query, columns, options and column defaults. The columns follow from the query and have
-- no DDL of their own; they are facets because they are what others rely on.
select
  c.oid as objid,
  n.nspname::text as schema_name,
  c.relname::text as object_name,
  format('%I.%I', n.nspname, c.relname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  concat(
    format('CREATE VIEW %I.%I', n.nspname, c.relname),
    ' WITH (' || array_to_string(c.reloptions, ', ') || ')',
    E' AS\n', rtrim(pg_get_viewdef(c.oid), ';'),
    (
      select string_agg(
        format(
          E';\nALTER VIEW %I.%I ALTER COLUMN %I SET DEFAULT %s',
          n.nspname, c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid)
        ),
        '' order by a.attnum
      )
      from pg_attrdef as d
      inner join pg_attribute as a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where d.adrelid = c.oid
    )
  ) as set_sql,
  format('DROP VIEW %I.%I', n.nspname, c.relname) as unset_sql
from pg_class as c
inner join pg_namespace as n on n.oid = c.relnamespace
where c.relkind = 'v' and c.relpersistence <> 't' and c.oid >= 16384

union all
select
  c.oid, null, null, null, 'structure', 'body', 10, 'behaviour',
  rtrim(pg_get_viewdef(c.oid), ';'),
  null,
  concat(
    format('CREATE OR REPLACE VIEW %s', c.oid::regclass),
    ' WITH (' || array_to_string(c.reloptions, ', ') || ')',
    E' AS\n', rtrim(pg_get_viewdef(c.oid), ';')
  ),
  null
from pg_class as c
where c.relkind = 'v' and c.relpersistence <> 't' and c.oid >= 16384

union all
{{_query_columns relkinds='v'}}

union all
select
  c.oid, null, null, null, 'structure', 'column:' || a.attname || '/default', 16000 + a.attnum, 'detail',
  pg_get_expr(d.adbin, d.adrelid), null,
  format(
    'ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', c.oid::regclass, a.attname, pg_get_expr(d.adbin, d.adrelid)
  ),
  format('ALTER VIEW %s ALTER COLUMN %I DROP DEFAULT', c.oid::regclass, a.attname)
from pg_class as c
inner join pg_attrdef as d on d.adrelid = c.oid
inner join pg_attribute as a on a.attrelid = d.adrelid and a.attnum = d.adnum
where c.relkind = 'v' and c.relpersistence <> 't' and c.oid >= 16384

union all
{{_relation_metadata relkinds='v'; noun=VIEW; acl=r}}
