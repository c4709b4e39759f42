-- Whether `k` (pg_constraint) of the table `c` is a key or an exclusion whose index has, once restored, the name that it
-- has: a partition's is then called as PostgreSQL calls what nobody named, if that name is free and short enough.
k.contype in ('p', 'u', 'x')
and (
  k.conparentid = 0
  or k.conname = concat_ws(
    '_', c.relname,
    case
      when k.contype <> 'p'
        then (select string_agg(a.attname, '_' order by a.attnum) from pg_attribute as a where a.attrelid = k.conindid)
    end,
    case k.contype when 'p' then 'pkey' when 'u' then 'key' else 'excl' end
  )
)
