-- A constraint as DDL says it. The storage options of a partitioned table's key can be said there only, since no ALTER INDEX
-- reaches them. Expects `k` (pg_constraint) and `c`, its table.
case
  when c.relkind = 'p' and k.contype in ('p', 'u') then regexp_replace(
    pg_get_constraintdef(k.oid), '( DEFERRABLE)?( INITIALLY DEFERRED)?$',
    (select coalesce(' WITH (' || array_to_string(x.reloptions, ', ') || ')', '') || '\1\2' from pg_class as x where x.oid = k.conindid)
  )
  else pg_get_constraintdef(k.oid)
end
