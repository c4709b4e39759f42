-- What a commit changed, a row for each object: its name, what happened to it (create, alter, rename, drop),
-- its version before and after, how far that reaches, and the facets that changed, in words and as json (see
-- pggit.describe_tree_changes). pggit.commit_definitions has the definitions.
--
-- commit: any name that pggit.find_commit knows. Raises PG008 for an unknown one.
create or replace function pggit.show_commit(commit text default 'HEAD')
returns table (
  object_type text, object_name text, old_name text, action text, version_before text, version_after text, level text,
  changes text[], facets jsonb
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  found_commit pggit.commits;
begin
  perform pggit.catch_up();
  found_commit := pggit.find_commit(show_commit.commit);
  return query
    select *
    from pggit.describe_tree_changes(
      pggit.parent_tree(found_commit), found_commit.tree_hash, null, null, pggit.compared_aspects('{owner,privileges,comments}')
    );
end
$$;

comment on function pggit.show_commit(text) is 'The objects that a commit changed, and the facets of each';
