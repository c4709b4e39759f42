-- What several commits changed, in words, as a list of them shows it: of each the first `max_objects` objects (1 or
-- more), as pggit.show_commit tells them. Commits come back in the order in which they are given.
--
-- commits: hashes, or other names that pggit.find_commit knows; at most 100. Raises PG008 for an unknown one, PG001 for too
-- many and for max_objects.
create or replace function pggit.changes_of_commits(commits text[], max_objects integer default 5)
returns table (
  commit_hash text, object_type text, object_name text, old_name text, action text, version_before text, version_after text,
  level text, changes text[]
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  name text;
  found_commit pggit.commits;
begin
  if max_objects is null or max_objects < 1 or cardinality(commits) > 100 then
    raise exception 'max_objects is % and there are % commits', coalesce(max_objects::text, 'null'), cardinality(commits)
      using errcode = 'PG001', hint = 'Ask for 1 object or more, of 100 commits at most.';
  end if;
  perform pggit.catch_up();
  foreach name in array coalesce(changes_of_commits.commits, '{}') loop
    found_commit := pggit.find_commit(name);
    return query
      select
        encode(found_commit.hash, 'hex'), d.object_type, d.object_name, d.old_name, d.action, d.version_before,
        d.version_after, d.level, d.changes
      from pggit.describe_tree_changes(
        pggit.parent_tree(found_commit), found_commit.tree_hash, null, null, pggit.compared_aspects('{owner,privileges,comments}')
      ) as d
      limit max_objects;
  end loop;
end
$$;

comment on function pggit.changes_of_commits(text[], integer) is 'The first objects that each of several commits changed, in words';
