-- Where the history of a commit begins since it was purged: the commit whose parent is gone; null where it
-- reaches back to a first one.
create or replace function pggit.boundary_of(start pggit.commits) returns pggit.commits
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select o.* from pggit.oldest_commit(start) as o where o.parent_hash is not null
$$;

comment on function pggit.boundary_of(pggit.commits) is 'The commit at which the history of another begins since it was purged, or null';
