-- From every commit down: each tree node exists, hashes to its name, and has the shape and the count that
-- its entries make and the node above says; each object is in the leaf that its name leads to, as a blob
-- that exists and has the structure that the leaf says. What hangs below an altered node is not followed.
--
-- A node that many commits share is read once: each level is made distinct by itself, on disk where that
-- takes much memory.
create or replace function pggit.check_commit_trees()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with recursive reached (hash, path, state) as (
    select child.hash, child.path, {{_tree_state}}
    from (
      select distinct c.tree_hash as hash, '' as path, null::integer as object_count
      from pggit.commits as c
      where c.tree_hash is not null
    ) as child
    left join pggit.trees as t on t.hash = child.hash
    union all
    select child.hash, child.path, {{_tree_state}}
    from (
      select distinct
        decode(e.value ->> 'tree', 'hex') as hash, r.path || e.key as path, (e.value ->> 'count')::integer as object_count
      from reached as r
      inner join pggit.trees as above on above.hash = r.hash
      cross join lateral {{_node_entries of=above}} as e
      where r.state in (0, 3) and e.value ? 'tree'
    ) as child
    left join pggit.trees as t on t.hash = child.hash
  ),
  entry as (
    select
      e.key,
      not starts_with(encode(sha256(convert_to(e.key, 'UTF8')), 'hex'), r.path) as is_misplaced,
      decode(e.value ->> 'blob', 'hex') as blob,
      decode(e.value ->> 'structure', 'hex') as structure
    from reached as r
    inner join pggit.trees as t on t.hash = r.hash
    cross join lateral {{_node_entries of=t}} as e
    where r.state in (0, 3) and e.value ? 'blob'
  ),
  fault (place, name, singular, plural) as (
    select distinct r.state, left(encode(r.hash, 'hex'), 7), f.singular, f.plural
    from reached as r
    inner join (
      values
        (1, 'Tree node %s is missing', '%s tree nodes are missing: %s'),
        (2, 'Tree node %s does not hash to its name', '%s tree nodes do not hash to their names: %s'),
        (3, 'Tree node %s has a wrong count', '%s tree nodes have a wrong count: %s')
    ) as f (state, singular, plural) on f.state = r.state
    union all
    select distinct f.place, f.name, f.singular, f.plural
    from entry as e
    left join pggit.blobs as b on b.hash = e.blob
    cross join lateral (
      values
        (4, e.is_misplaced, e.key, 'Object %s is in a wrong tree node', '%s objects are in wrong tree nodes: %s'),
        (
          5, b.hash is null, left(encode(e.blob, 'hex'), 7),
          'Blob %s is in a tree and missing', '%s blobs are in trees and missing: %s'
        ),
        (
          6, b.structure_hash <> e.structure, left(encode(e.blob, 'hex'), 7),
          'Blob %s has another structure hash than its tree says',
          '%s blobs have another structure hash than their trees say: %s'
        )
    ) as f (place, holds, name, singular, plural)
    where (e.is_misplaced or b.hash is null or b.structure_hash <> e.structure) and f.holds
  )
  select f.place, 'error', f.name, f.singular, f.plural
  from fault as f
  order by f.place, f.name
$$;

comment on function pggit.check_commit_trees() is 'Faults in the trees of commits; part of pggit.verify_consistency()';
