-- Whether a column that is NOT NULL is so by itself, and not only as an heir: since PostgreSQL 18 a constraint says so,
-- and CREATE TABLE would make another of what it repeats. Expects `c` (the table) and `a` (the column).
(
  a.attinhcount = 0 or not exists (
    select from pg_constraint as n
    where n.conrelid = c.oid and n.contype = 'n' and n.conkey[1] = a.attnum and not n.conislocal
  )
)
