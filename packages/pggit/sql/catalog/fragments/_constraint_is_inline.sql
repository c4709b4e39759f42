-- Whether a constraint can stand inside CREATE TABLE: where it is valid, and no other key of the same columns comes
-- before it. CREATE TABLE makes one index of two such keys, and one of them is lost. Expects `k` (pg_constraint).
(
  k.convalidated
  and not (
    k.contype = 'u'
    and exists (
      select from pg_constraint as same
      where
        same.conrelid = k.conrelid and same.contype in ('p', 'u') and same.conkey = k.conkey
        and (same.contype, same.conname) < (k.contype, k.conname)
    )
  )
)
