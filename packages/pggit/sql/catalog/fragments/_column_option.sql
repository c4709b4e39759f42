-- The value of one of a column's options, NULL where it is not set. Expects `a`, a row of pg_attribute,
-- and the template parameter `of`. PostgreSQL knows two: n_distinct and n_distinct_inherited.
(
  select substr(o.option, strpos(o.option, '=') + 1)
  from unnest(a.attoptions) as o (option)
  where split_part(o.option, '=', 1) = '{{of}}'
)
