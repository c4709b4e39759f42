-- Included as a lateral subquery: the input arguments of `p`, a row of pg_proc, by name or $2, with their
-- number among all arguments and their place among the input ones.
select
  a.number::integer as number,
  row_number() over (order by a.number) as place,
  coalesce(nullif(p.proargnames[a.number], ''), '$' || a.number) as name
from generate_series(1, coalesce(cardinality(p.proallargtypes), p.pronargs)) as a (number)
where coalesce(p.proargmodes[a.number], 'i') in ('i', 'b', 'v')
