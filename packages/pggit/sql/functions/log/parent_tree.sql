-- The tree that a commit changed: its parent's, null for the first one and where history was cut before it.
create or replace function pggit.parent_tree(of_commit pggit.commits) returns bytea
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select p.tree_hash from pggit.commits as p where p.hash = of_commit.parent_hash
$$;

comment on function pggit.parent_tree(pggit.commits) is 'The tree of a commit''s parent';
