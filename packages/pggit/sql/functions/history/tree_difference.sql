-- What differs between two trees, one row for each entry that is not the same in both, its version
-- included; null for the empty tree. blob, hash (of the structure, in hex) and version are null on the
-- side that lacks the object. In no particular order.
--
-- Descends only where hashes differ, so it costs what differs and not what the trees hold. A node that is
-- missing is an error (data_corrupted): it must not read as objects that went.
create or replace function pggit.tree_difference(root1 bytea, root2 bytea)
returns table (
  object_type text, identity text, blob1 bytea, blob2 bytea, hash1 text, hash2 text, version1 text, version2 text
)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with recursive pair as (
    select pggit.tree_node(root1) as one, pggit.tree_node(root2) as two
    where root1 is distinct from root2
    union all
    select pggit.tree_node(child.one), pggit.tree_node(child.two)
    from pair as p
    cross join lateral (
      select decode(c.value ->> 'tree', 'hex') as one, decode(d.value ->> 'tree', 'hex') as two
      from jsonb_each((p.one).entries) as c
      full join jsonb_each((p.two).entries) as d on d.key = c.key
      where c.value ->> 'tree' is distinct from d.value ->> 'tree'
    ) as child
    where not (p.one).is_leaf and not (p.two).is_leaf
  )
  select
    coalesce(e.one ->> 'type', e.two ->> 'type'),
    substr(e.key, length(coalesce(e.one ->> 'type', e.two ->> 'type')) + 2),
    decode(e.one ->> 'blob', 'hex'),
    decode(e.two ->> 'blob', 'hex'),
    e.one ->> 'structure',
    e.two ->> 'structure',
    e.one ->> 'version',
    e.two ->> 'version'
  from pair as p
  cross join lateral (
    select coalesce(c.key, d.key) as key, c.entry as one, d.entry as two
    from pggit.tree_leaves((p.one).hash) as c
    full join pggit.tree_leaves((p.two).hash) as d on d.key = c.key
    where c.entry is distinct from d.entry
  ) as e
  where coalesce((p.one).is_leaf, true) or coalesce((p.two).is_leaf, true)
$$;

comment on function pggit.tree_difference(bytea, bytea) is 'The entries in which two trees differ';
