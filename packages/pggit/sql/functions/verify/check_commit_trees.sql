-- From every commit down: each tree node exists, hashes to its name and counts its objects right, and
-- each leaf's blobs exist with the structure that the leaf says. A node that many commits share is read once.
create or replace function pggit.check_commit_trees() returns table (fault text, status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with recursive reached (hash) as (
    select c.tree_hash from pggit.commits as c where c.tree_hash is not null
    union
    select decode(e.value ->> 'tree', 'hex')
    from reached as r
    inner join pggit.trees as t on t.hash = r.hash
    cross join jsonb_each(t.entries) as e
    where not t.is_leaf
  ),
  node as (
    select
      left(encode(r.hash, 'hex'), 7) as name,
      t.hash is null as missing,
      t.hash <> sha256(convert_to(t.entries::text, 'UTF8')) as altered,
      t.object_count <> case
        when t.is_leaf then (select count(*) from jsonb_object_keys(t.entries))
        else (select sum((e.value ->> 'count')::bigint) from jsonb_each(t.entries) as e)
      end as miscounted
    from reached as r
    left join pggit.trees as t on t.hash = r.hash
  ),
  entry as (
    select distinct decode(e.value ->> 'blob', 'hex') as blob, decode(e.value ->> 'structure', 'hex') as structure
    from reached as r
    inner join pggit.trees as t on t.hash = r.hash and t.is_leaf
    cross join jsonb_each(t.entries) as e
  ),
  fault (fault, place, name, singular, plural) as (
    select 'missing', 1, n.name, 'Tree node %s is missing', '%s tree nodes are missing: %s'
    from node as n where n.missing
    union all
    select 'altered', 2, n.name, 'Tree node %s does not hash to its name', '%s tree nodes do not hash to their names: %s'
    from node as n where n.altered
    union all
    select 'miscounted', 3, n.name, 'Tree node %s has a wrong count', '%s tree nodes have a wrong count: %s'
    from node as n where n.miscounted and not n.altered
    union all
    select
      'blob missing', 4, left(encode(e.blob, 'hex'), 7),
      'Blob %s is in a tree and missing', '%s blobs are in trees and missing: %s'
    from entry as e where not exists (select from pggit.blobs as b where b.hash = e.blob)
    union all
    select
      'structure', 5, left(encode(e.blob, 'hex'), 7),
      'Blob %s has another structure hash than its tree says', '%s blobs have another structure hash than their trees say: %s'
    from entry as e
    inner join pggit.blobs as b on b.hash = e.blob
    where b.structure_hash is distinct from e.structure
  )
  select
    f.fault, 'error',
    pggit.name_faults(min(f.singular), min(f.plural), array_agg(f.name order by f.name))
  from fault as f
  group by f.fault, f.place
  order by f.place
$$;

comment on function pggit.check_commit_trees() is 'Faults in the trees of commits; part of pggit.verify_consistency()';
