-- sha256 over what a function does and how it runs: body, language, arguments, result, volatility,
-- security, settings. The same on every version of PostgreSQL. NULL where there is no such function.
create or replace function pggit.routine_hash(routine oid) returns bytea
language sql stable security invoker
set search_path = pg_catalog, pg_temp
{{_printed_as}}
as $$
  select
{{_routine_hash}}
  from pg_proc as p
  inner join pg_language as l on l.oid = p.prolang
  where p.oid = routine
$$;

comment on function pggit.routine_hash(oid) is 'sha256 over what a function does and how it runs';
