-- Raises PG001 for an empty name and for the current branch, PG004 for a branch that was made here: another
-- database is fetched into none of these.
create or replace function pggit.check_environment_name(name text) returns void
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  branch pggit.branches;
begin
  if coalesce(trim(name), '') = '' then
    raise exception 'an environment needs a name'
      using errcode = 'PG001', hint = 'For example: staging.';
  end if;
  select b.* into branch from pggit.branches as b where b.name = check_environment_name.name;
  if branch.is_current then
    raise exception '% is the current branch and follows this database', quote_literal(name)
      using errcode = 'PG001', hint = 'Fetch the other database under a name of its own.';
  elsif branch.name is not null and branch.fetched_from is null then
    raise exception '% is a branch that was made here, not an environment', quote_literal(name)
      using errcode = 'PG004', hint = 'Fetch the other database under a name of its own.';
  end if;
end
$$;

comment on function pggit.check_environment_name(text) is 'Raises where another database cannot be fetched under this name';
