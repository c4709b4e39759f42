-- The branch or environment of a name. Raises PG003 UNKNOWN_ENVIRONMENT, with names that are alike in the hint.
create or replace function pggit.find_branch(name text) returns pggit.branches
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  branch pggit.branches;
begin
  select b.* into branch from pggit.branches as b where b.name = find_branch.name;
  if not found then
    raise exception 'there is no branch called %', coalesce(quote_literal(name), 'NULL')
      using
        errcode = 'PG003',
        hint = concat(
          'SELECT * FROM pggit.list_branches() has them all.',
          pggit.did_you_mean(name, array(select b.name from pggit.branches as b))
        );
  end if;
  return branch;
end
$$;

comment on function pggit.find_branch(text) is 'The branch of a name; PG003 where there is none';
