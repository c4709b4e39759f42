-- Every function is as the installation recorded it, and there is no other. What was altered by hand is
-- mended by installing again: `pggit install --repair`.
create or replace function pggit.check_functions_unchanged()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
{{_printed_as}}
as $$
  with pair as (
    select coalesce(i.identity, p.identity) as identity, i.definition_hash as installed, p.definition_hash as live
    from pggit.installed_functions as i
    full join (
      select
        p.oid::regprocedure::text as identity,
{{_routine_hash}} as definition_hash
      from pg_proc as p
      inner join pg_language as l on l.oid = p.prolang
      where p.pronamespace = 'pggit'::regnamespace
    ) as p on p.identity = i.identity
  ),
  fault (place, status, name, singular, plural) as (
    select
      1, 'error', p.identity, 'Function %s is missing: run pggit install --repair',
      '%s functions are missing: %s: run pggit install --repair'
    from pair as p where p.live is null
    union all
    select
      2, 'error', p.identity, 'Function %s was altered: run pggit install --repair',
      '%s functions were altered: %s: run pggit install --repair'
    from pair as p where p.live <> p.installed
    union all
    select
      3, 'warning', p.identity, 'Function %s is not part of pgGit',
      '%s functions are not part of pgGit: %s'
    from pair as p where p.installed is null
  )
  select f.place, f.status, f.name, f.singular, f.plural
  from fault as f
  order by f.place, f.name
$$;

comment on function pggit.check_functions_unchanged() is 'Functions that are not as installed; part of pggit.verify_consistency()';
