-- class: pg_proc
-- Procedures.
{{_routine prokinds='p'; noun=PROCEDURE}}
