-- Whether a NOT NULL constraint (a row of pg_constraint of its own since PostgreSQL 18) says no more than NOT
-- NULL does: valid, inherited, and called as PostgreSQL would call it, as far as that can be told without the
-- column. Expects `k` (pg_constraint) and `c`, its table.
(
  k.convalidated and not k.connoinherit and k.conname ~ '_not_null[0-9]*$'
  and (octet_length(k.conname) >= 63 or starts_with(k.conname::text, c.relname || '_'))
)
