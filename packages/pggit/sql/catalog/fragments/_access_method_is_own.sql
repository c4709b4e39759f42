-- Whether a table is a partition with another access method than its parent has, since PostgreSQL 17, where a partitioned
-- table can say that of its partitions. Expects `c` (pg_class).
(
  c.relispartition and exists (
    select
    from pg_inherits as i
    inner join pg_class as parent on parent.oid = i.inhparent
    where i.inhrelid = c.oid and parent.relam not in (0, c.relam)
  )
)
