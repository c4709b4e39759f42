-- class: pg_proc
-- present: pg_proc prokind f w
-- place: 200
-- slice: 100
-- Functions and window functions.
{{_routine prokinds='f', 'w'; noun=FUNCTION}}

union all
select
  p.oid, null, null, null, 'structure', 'returns', 10001, 'contract', pg_get_function_result(p.oid), null, null, null
from pg_proc as p
where {{_routine_scope prokinds='f', 'w'}}
