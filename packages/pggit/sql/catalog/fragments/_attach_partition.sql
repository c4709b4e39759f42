-- The statement that attaches a partition to its parent. Expects `c` (pg_class) and `i`, its row of pg_inherits.
format('ALTER TABLE %s ATTACH PARTITION %s %s', i.inhparent::regclass, c.oid::regclass, pg_get_expr(c.relpartbound, c.oid))
