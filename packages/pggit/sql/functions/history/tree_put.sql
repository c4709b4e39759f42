-- Stores one node of a Merkle tree under the sha256 of its entries and returns that hash. A node that
-- is there already is shared, not stored again, and touched: whoever removes unused nodes leaves alone
-- what was seen of late.
create or replace function pggit.tree_put(is_leaf boolean, entries jsonb, object_count integer) returns bytea
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  node_hash constant bytea := sha256(convert_to(entries::text, 'UTF8'));
begin
  insert into pggit.trees as known (hash, is_leaf, entries, object_count)
  values (node_hash, tree_put.is_leaf, tree_put.entries, tree_put.object_count)
  on conflict (hash) do update set last_seen = greatest(known.last_seen, now());
  return node_hash;
end
$$;

comment on function pggit.tree_put(boolean, jsonb, integer) is
  'Stores a tree node and returns its hash, which is the sha256 of entries::text';
