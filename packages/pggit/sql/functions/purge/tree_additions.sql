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
  with recursive item (hash, base, is_blob) as (
    select p.own, p.base, false
    from unnest(roots, bases) as p (own, base)
    where p.own is distinct from p.base and p.own is not null
    union all
    select
      decode(coalesce(entry.own ->> 'tree', entry.own ->> 'blob'), 'hex'), decode(entry.base ->> 'tree', 'hex'),
      entry.own ? 'blob'
    from item as i
    inner join pggit.trees as t on t.hash = i.hash
    left join pggit.trees as b on b.hash = i.base
    -- taken out of its compression once, not for every key
    cross join lateral (select b.entries || '{}' as entries offset 0) as known
    cross join lateral (select e.value as own, known.entries -> e.key as base from jsonb_each(t.entries) as e) as entry
    where not i.is_blob and (entry.base is null or entry.own <> entry.base)
  )
  select i.hash from item as i
$$;

comment on function pggit.tree_additions(bytea[], bytea[]) is 'Hashes of the nodes and blobs that trees have and their bases do not';
