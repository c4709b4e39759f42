-- Commits from one back to the first, each before its parent, that fit what is asked for; null asks nothing.
-- `ids` and `keys` are the objects that a commit must have changed (see pggit.commit_states). Follows parents
-- and stops at max_count, so the newest commits cost the same however long history is.
--
-- Of objects, the commits that made their current versions follow where those were purged: the archive knows
-- them, and no tree of theirs is left.
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
  archived pggit.archived_commits;
  -- looked up once, since nearly every commit changed something else
  touched constant bytea[] := array(select distinct v.commit_hash from pggit.versions as v where v.object_id = any (ids));
begin
  while step.hash is not null and coalesce(remaining, 1) > 0 loop
    if
      (author is null or strpos(lower(step.author), lower(author)) > 0)
      and (since is null or step.committed_at >= since)
      and (until is null or step.committed_at <= until)
      and (search is null or strpos(lower(step.message), lower(search)) > 0)
      and (
        ids is null
        or step.hash = any (touched)
        or step.origin not in ('ddl', 'reconcile') and exists (select from pggit.commit_states(step, ids, keys))
      )
    then
      remaining := remaining - 1;
      return next step;
    end if;
    select c.* into step from pggit.commits as c where c.hash = step.parent_hash;
    if not found and ids is not null then
      select a.* into archived
      from pggit.archived_commits as a
      where
        (archived.hash is null or (a.committed_at, a.hash) < (archived.committed_at, archived.hash))
        and exists (select from pggit.versions as v where v.commit_hash = a.hash and v.object_id = any (ids))
      order by a.committed_at desc, a.hash desc
      limit 1;
      step := jsonb_populate_record(null::pggit.commits, to_jsonb(archived));
    end if;
  end loop;
end
$$;

comment on function pggit.walk_commits(pggit.commits, bigint[], text[], text, timestamptz, timestamptz, text, integer) is
  'The commits from one back to the first that fit what is asked for';
