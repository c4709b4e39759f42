-- An index's definition from the table on: "public.users USING btree (email)". Without ONLY, since the
-- indexes of the partitions are their parent's. Expects `c` (the index) and `i` (pg_index).
substr(
  pg_get_indexdef(c.oid),
  length(quote_ident(c.relname))
    + case when i.indisunique then 20 else 13 end
    + case c.relkind when 'I' then 10 else 5 end
)
