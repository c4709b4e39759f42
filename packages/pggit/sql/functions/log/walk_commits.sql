-- Commits from one back to the first, each before its parent, that fit what is asked for; null asks nothing.
-- `ids` and `keys` are the objects that a commit must have changed (see pggit.commit_states). Follows parents
-- and stops at max_count, so the newest commits cost the same however long history is.
create or replace function pggit.walk_commits(
  start pggit.commits,
  ids bigint[] default null,
  keys text[] default null,
  author text default null,
  since timestamptz default null,
  until timestamptz default null,
  search text default null,
  max_count integer default null
) returns setof pggit.commits
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  step pggit.commits := start;
  remaining integer := max_count;
begin
  while step.hash is not null and coalesce(remaining, 1) > 0 loop
    if
      (author is null or strpos(lower(step.author), lower(author)) > 0)
      and (since is null or step.committed_at >= since)
      and (until is null or step.committed_at <= until)
      and (search is null or strpos(lower(step.message), lower(search)) > 0)
      and (ids is null or exists (select from pggit.commit_states(step, ids, keys)))
    then
      remaining := remaining - 1;
      return next step;
    end if;
    select c.* into step from pggit.commits as c where c.hash = step.parent_hash;
  end loop;
end
$$;

comment on function pggit.walk_commits(pggit.commits, bigint[], text[], text, timestamptz, timestamptz, text, integer) is
  'The commits from one back to the first that fit what is asked for';
