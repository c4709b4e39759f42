-- Where the history of a commit begins since it was purged: the commit whose parent is gone; null where it
-- reaches back to a first one.
create or replace function pggit.boundary_of(start pggit.commits) returns pggit.commits
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  step pggit.commits := start;
  parent pggit.commits;
begin
  loop
    select c.* into parent from pggit.commits as c where c.hash = step.parent_hash;
    exit when not found;
    step := parent;
  end loop;
  return case when step.parent_hash is not null then step end;
end
$$;

comment on function pggit.boundary_of(pggit.commits) is 'The commit at which the history of another begins since it was purged, or null';
