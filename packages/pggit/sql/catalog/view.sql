-- class: pg_class
-- present: pg_class relkind v
-- place: 340
-- slice: 100
-- Views: their query, columns, options and column defaults. The columns follow from the query and have
-- no DDL of their own; they are facets because they are what others rely on. One scan reads the structure.
select
  c.oid as objid, f.schema_name, f.object_name, f.identity, f.aspect, f.key, f.rank, f.impact, f.value,
  null::text as inline, f.set_sql, f.unset_sql
from pg_class as c
cross join lateral (
  select
    n.nspname::text, c.relname::text, format('%I.%I', n.nspname, c.relname), 'structure', 'object', 0, 'contract', null,
    concat(
      format('CREATE VIEW %I.%I', n.nspname, c.relname),
      ' WITH (' || array_to_string(c.reloptions, ', ') || ')',
      E' AS\n', named.text,
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
    ),
    format('DROP VIEW %I.%I', n.nspname, c.relname)
  from pg_namespace as n
  cross join lateral (select rtrim(pg_get_viewdef(c.oid), ';') offset 0) as body (text)
  cross join lateral (select {{_query_names of=body.text}} offset 0) as named (text)
  where n.oid = c.relnamespace
  union all
  -- CREATE OR REPLACE sets the options to what it says, so it says them too.
  select
    null, null, null, 'structure', 'body', 10, 'behaviour', {{_query_text of=named.text}},
    concat(
      format('CREATE OR REPLACE VIEW %s', c.oid::regclass),
      ' WITH (' || array_to_string(c.reloptions, ', ') || ')',
      E' AS\n', named.text
    ),
    null
  from (select rtrim(pg_get_viewdef(c.oid), ';') offset 0) as body (text)
  cross join lateral (select {{_query_names of=body.text}} offset 0) as named (text)
  union all
{{_query_columns}}
  union all
  select
    null, null, null, 'structure', 'column:' || a.attname || '/default', 16000 + a.attnum, 'detail',
    pg_get_expr(d.adbin, d.adrelid),
    format(
      'ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', c.oid::regclass, a.attname, pg_get_expr(d.adbin, d.adrelid)
    ),
    format('ALTER VIEW %s ALTER COLUMN %I DROP DEFAULT', c.oid::regclass, a.attname)
  from pg_attrdef as d
  inner join pg_attribute as a on a.attrelid = d.adrelid and a.attnum = d.adnum
  where d.adrelid = c.oid
) as f (schema_name, object_name, identity, aspect, key, rank, impact, value, set_sql, unset_sql)
where
  c.relkind = 'v' and c.relpersistence <> 't' and c.oid >= 16384
  -- pgGit's own are left out by the assembly, too, but only once their long queries are printed: seconds
  and c.relnamespace <> coalesce(to_regnamespace('pggit'), 0)

union all
{{_relation_metadata relkinds='v'; noun=VIEW; acl=r}}
