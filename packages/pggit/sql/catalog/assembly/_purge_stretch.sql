-- Removes rows of blobs or trees from a stretch of their table: those that are not marked, were last seen before
-- seen_before, and that no other session is writing. Expects the arguments of pggit.purge_trees, and the template
-- parameters `of` (the table), `content` (its column) and `kept`, further conditions on `x`.
with free as materialized (
  select x.ctid as place
  from pggit.{{of}} as x
  where
    x.ctid >= first_place and x.ctid < end_place
    and x.last_seen < seen_before
    and not exists (select from pggit.purge_marks as m where m.hash = x.hash){{kept}}
  limit max_rows
  for update skip locked
),
gone as (
  delete from pggit.{{of}} as x
  where x.ctid = any (array(select f.place from free as f))
  returning pg_column_size(x.hash) + pg_column_size(x.{{content}}) as size
)
select count(*), coalesce(sum(g.size), 0) from gone as g
