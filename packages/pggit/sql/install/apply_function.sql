-- Creates or replaces one function of pgGit, for the time of the installation only.
--
-- PostgreSQL refuses to replace a function whose return type or argument names changed. Then the old
-- one is dropped by its exact identity (never CASCADE: somebody's view may use it, and that is an
-- error to show, not to sweep away) and what others had been granted on it is granted again.
create or replace function pg_temp.apply_function(name text, definition text) returns void
language plpgsql as $$
declare
  old record;
  grants text[];
  statement text;
begin
  begin
    execute definition;
    return;
  exception when invalid_function_definition or wrong_object_type then
    null;
  end;

  select
    p.oid,
    array_agg(
      format(
        'grant execute on routine pggit.%I to %s',
        p.proname, case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end
      )
    ) filter (where a.grantee <> p.proowner) as grants
  into old
  from pg_catalog.pg_proc as p
  left join lateral aclexplode(p.proacl) as a on true
  where p.pronamespace = 'pggit'::regnamespace and p.proname = apply_function.name
  group by p.oid
  order by p.oid
  limit 1;

  execute format('drop routine %s', old.oid::regprocedure);
  execute definition;
  grants := coalesce(old.grants, '{}');
  foreach statement in array grants loop
    execute statement;
  end loop;
end
$$;
