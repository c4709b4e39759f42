-- Where the history of a commit begins: the first one, or since a purge the one whose parent is gone.
create or replace function pggit.oldest_commit(start pggit.commits) returns pggit.commits
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
  return step;
end
$$;

comment on function pggit.oldest_commit(pggit.commits) is 'The commit at which the history of another begins';
