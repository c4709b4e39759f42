-- The storage options of the index that `x` (pg_class) is a partition of.
(
  select p.reloptions
  from pg_inherits as h
  inner join pg_class as p on p.oid = h.inhparent
  where h.inhrelid = x.oid and x.relispartition
)
