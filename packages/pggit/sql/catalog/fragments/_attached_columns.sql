-- What a partition must have before it is attached: all columns in their order, NOT NULL as its parents name it, and
-- the checks of its parents. Expects `c` (pg_class).
(
  select E' (\n    ' || string_agg(part.clause, E',\n    ' order by part.place, part.name collate "C") || E'\n)'
  from (
    select
      a.attnum as place, '' as name,
      concat(
        quote_ident(a.attname), ' ', format_type(a.atttypid, a.atttypmod),
        case when a.attcollation not in (0, t.typcollation) then ' COLLATE ' || a.attcollation::regcollation::text end,
        case a.attgenerated
          when 's' then ' GENERATED ALWAYS AS (' || {{_column_expression of=d; column=a}} || ') STORED'
          when 'v' then ' GENERATED ALWAYS AS (' || {{_column_expression of=d; column=a}} || ')'
        end,
        (
          select format(' CONSTRAINT %I', k.conname)
          from pg_constraint as k
          where
            k.conrelid = c.oid and k.contype = 'n' and k.conkey[1] = a.attnum and not k.conislocal and not {{_not_null_is_usual}}
        ),
        case when a.attnotnull then ' NOT NULL' end
      ) as clause
    from pg_attribute as a
    inner join pg_type as t on t.oid = a.atttypid
    left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0
    union all
    select 2000, k.conname, format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint as k
    where k.conrelid = c.oid and k.contype = 'c' and not k.conislocal
  ) as part
)
