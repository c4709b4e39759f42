-- Whether an identity is the column's own and not that of the partitioned table, which partitions share since PostgreSQL 17.
-- Expects `c` (pg_class) and `a` (pg_attribute).
(a.attislocal or not c.relispartition or current_setting('server_version_num')::integer < 170000)
