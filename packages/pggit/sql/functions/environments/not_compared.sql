-- The user's objects of this database that are of a kind which pgGit does not follow yet: they are in no
-- history and no comparison, and so they are counted and named instead.
create or replace function pggit.not_compared() returns table (object_type text, identity text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select u.object_type, u.identity
  from (
    {{_not_compared}}
  ) as u
  order by u.object_type, u.identity
$$;

comment on function pggit.not_compared() is 'Objects of kinds that pgGit does not follow yet';
