-- Whether an index stands for itself: one that a partition got from its parent's index is the parent's,
-- unless something about it is its own: its name, its options, a statistics target or a comment; or the parent's waits
-- for those of other partitions and was given this one.
-- A generated name is <table>_<columns>_idx and a number; where that is longer than a name can be, any
-- name that fills the space and ends so is taken for one. Expects `c` (the index) and `i` (pg_index).
(
  not c.relispartition
  or exists (
    select
    from pg_inherits as h
    inner join pg_class as parent on parent.oid = h.inhparent
    inner join pg_class as t on t.oid = i.indrelid
    cross join lateral (
      select format('%s_%s_idx', t.relname, string_agg(a.attname, '_' order by a.attnum)) as name
      from pg_attribute as a
      where a.attrelid = parent.oid
    ) as generated
    where
      h.inhrelid = c.oid
      and (
        c.reloptions is distinct from parent.reloptions
        or exists (select from pg_index as gathering where gathering.indexrelid = parent.oid and not gathering.indisvalid)
        or case
          when octet_length(generated.name) > 63
            then octet_length(c.relname) < 57 or c.relname !~ '_idx[0-9]*$'
          else
            left(c.relname, length(generated.name)) <> generated.name
            or substr(c.relname, length(generated.name) + 1) !~ '^[0-9]*$'
        end
        or exists (
          select from pg_description as d where d.classoid = 'pg_class'::regclass and d.objoid = c.oid
        )
        or exists (select from pg_attribute as a where a.attrelid = c.oid and a.attstattarget >= 0)
      )
  )
)
