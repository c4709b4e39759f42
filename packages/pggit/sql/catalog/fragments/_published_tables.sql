-- The tables of publications, each with its columns and row filter as DDL says them: '' where all are
-- published. A column that a version of PostgreSQL lacks is taken from `lacking`, since the name of a
-- column is looked for in the nearest query first. Gives `pubid`, `name` and `part`.
select
  r.prpubid as pubid,
  r.prrelid::regclass::text as name,
  concat(
    (
      select ' (' || string_agg(quote_ident(a.attname), ', ' order by a.attnum) || ')'
      from pg_attribute as a
      where a.attrelid = r.prrelid and a.attnum = any (r.columns)
    ),
    ' WHERE (' || r.filter || ')'
  ) as part
from (select null::pg_node_tree as prqual, null::int2vector as prattrs) as lacking
cross join lateral (
  select p.prpubid, p.prrelid, pg_get_expr(prqual, p.prrelid) as filter, prattrs::int2[] as columns
  from pg_publication_rel as p
) as r
