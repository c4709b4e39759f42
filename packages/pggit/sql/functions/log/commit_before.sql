-- The commit that is so many commits before another, once that one has been followed back to what it was at a
-- moment (null: now), by the times of the commits; null where history does not reach back so far.
create or replace function pggit.commit_before(start bytea, steps integer, moment timestamptz) returns bytea
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  at_commit pggit.commits;
  left_to_go integer := steps;
begin
  select c.* into at_commit from pggit.commits as c where c.hash = start;
  while at_commit.hash is not null and (left_to_go > 0 or at_commit.committed_at > moment) loop
    if at_commit.committed_at > moment then
      null;
    else
      left_to_go := left_to_go - 1;
    end if;
    select c.* into at_commit from pggit.commits as c where c.hash = at_commit.parent_hash;
  end loop;
  return at_commit.hash;
end
$$;

comment on function pggit.commit_before(bytea, integer, timestamptz) is
  'The commit so many commits before another, as that stood at a moment';
