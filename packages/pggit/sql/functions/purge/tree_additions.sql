-- The tree nodes and blobs that trees have and their base trees do not, by their hashes; of those that are
-- in both only what differs is read. `roots` and `bases` go in pairs; where a base is null, or is no tree,
-- all of the root's is new. What two pairs add comes twice.
--
-- The joins are told to follow the pairs: each needs a few nodes, however many there are.
create or replace function pggit.tree_additions(roots bytea[], bases bytea[]) returns setof bytea
language sql stable security invoker
set search_path = pg_catalog, pg_temp
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $$
  with recursive pair (own, base) as (
    select p.own, p.base
    from unnest(roots, bases) as p (own, base)
    where p.own is distinct from p.base and p.own is not null
    union all
    select decode(child.own ->> 'tree', 'hex'), decode(child.base ->> 'tree', 'hex')
    from pair as p
    inner join pggit.trees as t on t.hash = p.own and not t.is_leaf
    left join pggit.trees as b on b.hash = p.base and not b.is_leaf
    cross join lateral (
      select e.value as own, b.entries -> e.key as base from jsonb_each(t.entries) as e
    ) as child
    where child.own -> 'tree' is distinct from child.base -> 'tree'
  )
  select p.own from pair as p
  union all
  select decode(entry.own ->> 'blob', 'hex')
  from pair as p
  inner join pggit.trees as t on t.hash = p.own and t.is_leaf
  left join pggit.trees as b on b.hash = p.base and b.is_leaf
  cross join lateral (
    select e.value as own, b.entries -> e.key as base from jsonb_each(t.entries) as e
  ) as entry
  where entry.own -> 'blob' is distinct from entry.base -> 'blob'
$$;

comment on function pggit.tree_additions(bytea[], bytea[]) is 'Hashes of the nodes and blobs that trees have and their bases do not';
