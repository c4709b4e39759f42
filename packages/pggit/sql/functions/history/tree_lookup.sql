-- The entries of some keys ("type identity") in a tree; a key that it lacks has no row. Reads the nodes on
-- the way to them. A missing node is an error (data_corrupted).
create or replace function pggit.tree_lookup(root bytea, keys text[])
returns table (object_type text, identity text, blob_hash bytea, version text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with recursive step as (
    select pggit.tree_node(root) as node, keys as keys, 0 as depth
    where root is not null
    union all
    select pggit.tree_node(decode((s.node).entries -> part.digit ->> 'tree', 'hex')), part.keys, s.depth + 1
    from step as s
    cross join lateral (
      select pggit.tree_digit(k.key, s.depth) as digit, array_agg(k.key) as keys
      from unnest(s.keys) as k (key)
      group by 1
    ) as part
    where not (s.node).is_leaf and (s.node).entries ? part.digit
  )
  select e.entry ->> 'type', substr(k.key, length(e.entry ->> 'type') + 2), decode(e.entry ->> 'blob', 'hex'), e.entry ->> 'version'
  from step as s
  cross join lateral unnest(s.keys) as k (key)
  cross join lateral (select (s.node).entries -> k.key as entry) as e
  where (s.node).is_leaf and e.entry is not null
  order by k.key collate "C"
$$;

comment on function pggit.tree_lookup(bytea, text[]) is 'The entries of some objects in a tree';
