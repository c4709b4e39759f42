-- Where a constraint stands among the facets of its table. Of foreign keys those come first that are called as PostgreSQL
-- would call them: up to PostgreSQL 17 a key that refers to a partitioned table takes such names for each of its
-- partitions, and must not find one free that another key is to have. A check that is not valid waits for all objects:
-- partitions and heirs that are made after it would have it validated. Expects `k` (pg_constraint).
case k.contype
  when 'p' then 30000 when 'u' then 30000 when 'c' then case when k.convalidated then 31000 else 70000 end when 'x' then 32000
  else case when k.conname ~ '_fkey[0-9]*$' then 40000 else 40001 end
end
