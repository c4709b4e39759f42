-- The indexes that are objects: not those behind a constraint (the table's), not those of toast tables.
-- Expects `c` (the index) and `i` (pg_index). pg_constraint is found by its table: it has no index on conindid.
c.relkind in ('i', 'I') and c.relpersistence <> 't' and c.oid >= 16384
and c.relnamespace <> 'pg_toast'::regnamespace
and not exists (
  select
  from pg_constraint as k
  where k.conrelid = i.indrelid and k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
)
and {{_index_is_own}}
