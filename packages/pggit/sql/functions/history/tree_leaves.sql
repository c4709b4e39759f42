-- The entries of a tree as they are stored: key "type identity" and entry, in no particular order.
create or replace function pggit.tree_leaves(root bytea) returns table (key text, entry jsonb)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with recursive node as (
    select t.is_leaf, t.entries from pggit.trees as t where t.hash = root
    union all
    select t.is_leaf, t.entries
    from node as n
    cross join lateral jsonb_each(n.entries) as child
    inner join pggit.trees as t on t.hash = decode(child.value ->> 'tree', 'hex')
    where not n.is_leaf
  )
  select e.key, e.value
  from node as n
  cross join lateral jsonb_each(n.entries) as e
  where n.is_leaf
$$;

comment on function pggit.tree_leaves(bytea) is 'The stored entries of a tree, key and json';
