-- Views that stand for themselves before what their query reads is there: columns of the same names and
-- types, and the statement that gives them their query. Options come with that.
select
  c.oid as objid,
  format('CREATE VIEW %s AS SELECT', c.oid::regclass) || coalesce(
    (
      select string_agg(
        format(
          ' NULL::%s%s AS %I', format_type(a.atttypid, a.atttypmod),
          case when a.attcollation not in (0, t.typcollation) then ' COLLATE ' || a.attcollation::regcollation::text end,
          a.attname
        ),
        ',' order by a.attnum
      )
      from pg_attribute as a
      inner join pg_type as t on t.oid = a.atttypid
      where a.attrelid = c.oid and a.attnum > 0
    ),
    ''
  ) as placeholder,
  f.definition as completion
from pg_class as c
cross join lateral (
  select
    concat(
      format('CREATE OR REPLACE VIEW %s', c.oid::regclass), ' WITH (' || array_to_string(c.reloptions, ', ') || ')',
      E' AS\n', rtrim(pg_get_viewdef(c.oid), ';'),
      (
        select string_agg(
          format(E';\nALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', c.oid::regclass, a.attname, pg_get_expr(d.adbin, d.adrelid)),
          '' order by a.attnum
        )
        from pg_attrdef as d
        inner join pg_attribute as a on a.attrelid = d.adrelid and a.attnum = d.adnum
        where d.adrelid = c.oid
      )
    ) as definition
) as f
where c.relkind = 'v'
