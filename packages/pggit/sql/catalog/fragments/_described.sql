-- The comment on an object `o` of a catalog that has one row an object. Expects the template parameters
-- `catalog`, `noun` and `name` (an expression: how DDL names `o` after the noun).
select
  o.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format('COMMENT ON {{noun}} %s IS %L', {{name}}, d.description),
  format('COMMENT ON {{noun}} %s IS NULL', {{name}})
from pg_description as d
inner join {{catalog}} as o on o.oid = d.objoid
where d.classoid = '{{catalog}}'::regclass and o.oid >= 16384
