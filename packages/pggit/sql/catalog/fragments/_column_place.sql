-- The place of a column among those of its table, as its facets' ranks have it. CREATE TABLE gives an heir first what it
-- inherits, whatever order its own columns are said in; so those that are its own too come last, in their parents' order,
-- where they do not depend on when the parents got them. A rank has room for 400 of them beside 1600 columns.
-- Expects `c` and `a`, its row of pg_attribute.
case
  when a.attinhcount = 0 or c.relispartition then a.attnum
  else (
    select case when p.place < 400 then 1600 + p.place::integer else a.attnum end
    from (
      select parent.attname, row_number() over (order by min(h.inhseqno * 2000 + parent.attnum)) as place
      from pg_inherits as h
      inner join pg_attribute as parent on parent.attrelid = h.inhparent
      where h.inhrelid = c.oid and parent.attnum > 0 and not parent.attisdropped
      group by parent.attname
    ) as p
    where p.attname = a.attname
  )
end
