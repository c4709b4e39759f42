-- The tree that results when entries of a tree change. `root` is its hash, NULL for the empty tree;
-- `changes` maps "type identity" to {"type", "blob", "structure", "version"}, or to json null where the
-- object goes. Returns the hash of the new root, NULL where nothing is left. Costs as many nodes as lie
-- on the way to the changes, however large the tree is.
create or replace function pggit.tree_apply(root bytea, changes jsonb) returns bytea
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  select decode(pggit.tree_change(root, changes, 0) ->> 'tree', 'hex')
$$;

comment on function pggit.tree_apply(bytea, jsonb) is 'The root of the tree after the given entries changed';
