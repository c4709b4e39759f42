-- Routines whose body PostgreSQL has parsed, before what it uses is there: the same signature with an empty
-- body and no argument defaults, and the statement that gives them both.
select
  p.oid as objid,
  concat(
    case p.prokind when 'p' then 'CREATE PROCEDURE ' else 'CREATE FUNCTION ' end,
    format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)),
    ' RETURNS ' || pg_get_function_result(p.oid), E' LANGUAGE sql\nAS '''''
  ) as placeholder,
  rtrim(pg_get_functiondef(p.oid), E'\n') as completion
from pg_proc as p
inner join pg_namespace as n on n.oid = p.pronamespace
where p.prosqlbody is not null
