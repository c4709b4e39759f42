-- A node of a tree; null for null, the empty tree. A missing node is an error (data_corrupted).
create or replace function pggit.tree_node(hash bytea) returns pggit.trees
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  node pggit.trees;
begin
  select t.* into node from pggit.trees as t where t.hash = tree_node.hash;
  if not found and hash is not null then
    raise exception 'tree % is missing', encode(hash, 'hex')
      using errcode = 'data_corrupted', hint = 'Run select * from pggit.verify_consistency().';
  end if;
  return node;
end
$$;

comment on function pggit.tree_node(bytea) is 'A tree node by its hash; an error where it is missing';
