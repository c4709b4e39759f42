-- Whether a NOT NULL constraint (a row of pg_constraint of its own since PostgreSQL 18) says no more than NOT
-- NULL does: valid, inherited, and called as PostgreSQL would call it, as far as that can be told without the
-- column: of a table's name it keeps 27 bytes at the least, and all where nothing had to be cut. Expects `k`
-- (pg_constraint) and `c`, its table.
(
  k.convalidated and not k.connoinherit and {{_not_null_is_named_usually}}
)
