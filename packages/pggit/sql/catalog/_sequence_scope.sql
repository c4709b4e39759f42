-- The sequences that are objects: not those of identity columns. Expects `c`, the sequence.
c.relkind = 'S' and c.relpersistence <> 't' and c.oid >= 16384
and not exists (
  select
  from pg_depend as own
  where own.classid = 'pg_class'::regclass and own.objid = c.oid and own.objsubid = 0 and own.deptype = 'i'
)
