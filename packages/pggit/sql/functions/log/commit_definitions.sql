-- The definitions, before and after a commit, of the objects that it changed: the rows of pggit.show_commit.
-- Raises PG008 for an unknown commit.
create or replace function pggit.commit_definitions(commit text default 'HEAD')
returns table (object_type text, object_name text, old_name text, definition_before text, definition_after text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  found_commit pggit.commits;
begin
  perform pggit.catch_up();
  found_commit := pggit.find_commit(commit_definitions.commit);
  return query
    select * from pggit.define_tree_changes(pggit.parent_tree(found_commit), found_commit.tree_hash, null, null);
end
$$;

comment on function pggit.commit_definitions(text) is 'Definitions before and after of the objects that a commit changed';
