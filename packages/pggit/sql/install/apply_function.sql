-- Creates or replaces one function of pgGit, for the time of the installation only.
--
-- PostgreSQL refuses to replace a function whose return type or argument names changed. Then the old
-- one is dropped by its exact identity (never CASCADE: somebody's view may use it, and that is an error
-- to show, not to sweep away) and what others had been granted on it is granted again. What else has the
-- name goes too: an argument with a default makes an overload, beside which the old calls are ambiguous.
create or replace function pg_temp.apply_function(name text, definition text) returns void
language plpgsql as $$
declare
  before constant text[] := array(
    select p.oid || ' ' || p.xmin
    from pg_catalog.pg_proc as p
    where p.pronamespace = 'pggit'::regnamespace and p.proname = apply_function.name
  );
  grants constant text[] := array(
    select distinct format(
      'grant execute on routine pggit.%I to %s', p.proname, coalesce(quote_ident(r.rolname), 'public')
    )
    from pg_catalog.pg_proc as p
    cross join aclexplode(p.proacl) as a
    left join pg_catalog.pg_roles as r on r.oid = a.grantee
    where p.pronamespace = 'pggit'::regnamespace and p.proname = apply_function.name and a.grantee <> p.proowner
  );
  replaced boolean := true;
  other regprocedure;
  statement text;
begin
  -- one of somebody else would stay his when it is replaced; the owner of the schema may drop it
  for other in
    select p.oid
    from pg_catalog.pg_proc as p
    where
      p.pronamespace = 'pggit'::regnamespace and p.proname = apply_function.name
      and p.proowner <> current_user::regrole and p.prorettype <> 'pg_catalog.event_trigger'::regtype
  loop
    execute format('drop routine %s', other);
    replaced := false;
  end loop;

  begin
    execute definition;
  exception when invalid_function_definition or wrong_object_type then
    replaced := false;
  end;

  -- what this definition did not touch just now is not this definition
  for other in
    select p.oid
    from pg_catalog.pg_proc as p
    where
      p.pronamespace = 'pggit'::regnamespace and p.proname = apply_function.name
      and p.oid || ' ' || p.xmin = any (before)
  loop
    execute format('drop routine %s', other);
  end loop;

  if not replaced then
    execute definition;
    foreach statement in array grants loop
      execute statement;
    end loop;
  end if;
end
$$;
