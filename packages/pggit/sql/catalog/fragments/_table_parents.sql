-- The parents of a table: what it inherits, or which partition of what it is. A partitioned table is a
-- plain one. Expects `c`, the table, and the template parameter `noun`.
  select
    null, null, null, 'structure', case when c.relispartition then 'partition_of' else 'inherits:' || i.inhparent::regclass end,
    2, 'contract', i.inhparent::regclass || coalesce(' ' || pg_get_expr(c.relpartbound, c.oid), ''), null,
    case
      when c.relispartition
        then {{_attach_partition}}
      else format('ALTER {{noun}} %s INHERIT %s', c.oid::regclass, i.inhparent::regclass)
    end,
    case
      when c.relispartition then format('ALTER TABLE %s DETACH PARTITION %s', i.inhparent::regclass, c.oid::regclass)
      else format('ALTER {{noun}} %s NO INHERIT %s', c.oid::regclass, i.inhparent::regclass)
    end
  from pg_inherits as i
  where i.inhrelid = c.oid
