-- Whether an export makes a partition as a table of its own and attaches it: where its columns come in another order than
-- its parent's, which PARTITION OF would give it. Only an export, since what this says of the columns is the parent's, and
-- would be out of date in history when the parent changes. Not where a constraint is the partition's own and its
-- parent's, which attaching does not bring about. Expects `c` (pg_class).
(
  {{is_export}} and c.relispartition
  and (
    select array_agg(a.attname order by a.attnum) from pg_attribute as a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  ) <> (
    select array_agg(a.attname order by a.attnum)
    from pg_inherits as i
    inner join pg_attribute as a on a.attrelid = i.inhparent
    where i.inhrelid = c.oid and a.attnum > 0 and not a.attisdropped
  )
  and not exists (select from pg_constraint as k where k.conrelid = c.oid and k.conislocal and k.coninhcount > 0)
)
