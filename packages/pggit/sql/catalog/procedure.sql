-- class: pg_proc
-- present: pg_proc prokind p
-- place: 210
-- slice: 100
-- Procedures.
{{_routine prokinds='p'; noun=PROCEDURE}}
