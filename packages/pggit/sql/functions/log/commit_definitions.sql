-- The definitions, before and after a commit, of the objects that it changed: the rows of pggit.show_commit. Only of the
-- objects of these names, where `objects` is given. Raises PG008 for an unknown commit.
create or replace function pggit.commit_definitions(commit text default 'HEAD', objects text[] default null)
returns table (object_type text, object_name text, old_name text, definition_before text, definition_after text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  found_commit pggit.commits;
  names text[];
begin
  perform pggit.catch_up();
  found_commit := pggit.find_commit(commit_definitions.commit);
  if objects is not null then
    names := array(
      select i.identity from unnest(objects) as o (name) cross join unnest(pggit.identities(o.name)) as i (identity)
    );
  end if;
  return query
    select * from pggit.define_tree_changes(pggit.parent_tree(found_commit), found_commit.tree_hash, names, null);
end
$$;

comment on function pggit.commit_definitions(text, text[]) is 'Definitions before and after of the objects that a commit changed';
