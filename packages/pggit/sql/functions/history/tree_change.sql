-- The tree that a node becomes when entries change: {"tree", "count"} as tree_build() returns it.
-- `changes` has the new entry of each key, or json null where the key goes; its keys share the node's
-- path. Only the nodes on the way to a change are read and written. A missing node is an error (data_corrupted).
create or replace function pggit.tree_change(node bytea, changes jsonb, depth integer) returns jsonb
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  leaf_size constant integer := 32;
  found_node constant pggit.trees := pggit.tree_node(node);
  removals constant integer := (select count(*) from jsonb_each(changes) as e where e.value = 'null');
  children jsonb;
  total integer;
begin
  -- one leaf, what may become one, or what is none yet: all entries anew, so that no node is stored in vain
  if node is null or found_node.is_leaf or found_node.object_count - removals <= leaf_size then
    return pggit.tree_build(
      coalesce(
        (
          select jsonb_object_agg(e.key, e.value)
          from jsonb_each(
            coalesce((select jsonb_object_agg(l.key, l.entry) from pggit.tree_leaves(node) as l), '{}') || changes
          ) as e
          where e.value <> 'null'
        ),
        '{}'
      ),
      depth
    );
  end if;

  select
    jsonb_object_agg(child.digit, child.node) filter (where child.node is not null),
    coalesce(sum((child.node ->> 'count')::integer), 0)
  into children, total
  from (
    select
      coalesce(old.key, part.digit) as digit,
      case
        when part.digit is null then old.value
        else pggit.tree_change(decode(old.value ->> 'tree', 'hex'), part.changes, depth + 1)
      end as node
    from jsonb_each(found_node.entries) as old
    full join (
      select pggit.tree_digit(e.key, depth) as digit, jsonb_object_agg(e.key, e.value) as changes
      from jsonb_each(tree_change.changes) as e
      group by 1
    ) as part on part.digit = old.key
  ) as child;

  return jsonb_build_object('tree', encode(pggit.tree_put(false, children, total), 'hex'), 'count', total);
end
$$;

comment on function pggit.tree_change(bytea, jsonb, integer) is
  'The node that a tree node at this depth becomes when entries change: {"tree", "count"}, or null when none is left';
