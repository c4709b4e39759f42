-- class: pg_proc
-- present: pg_proc prokind p
-- Procedures.
{{_routine prokinds='p'; noun=PROCEDURE}}
