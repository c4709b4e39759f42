-- What is wrong with a tree node `t` that was looked up for `child`: 1 it is missing, 2 it was altered,
-- 3 its columns are not what its entries and the node above say; 0 nothing.
case
  when t.hash is null then 1
  when t.hash <> sha256(convert_to(t.entries::text, 'UTF8')) then 2
  when
    t.is_leaf <> (t.object_count <= 32)
    or t.object_count <> coalesce(child.object_count, t.object_count)
    or t.object_count is distinct from {{_tree_count of=t}} then 3
  else 0
end
