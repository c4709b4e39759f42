-- The objects of two trees side by side, with the hash over the given aspects ('structure' and more) in
-- hex and the version as far as it is known. A side that lacks an object is null. Ordered by type and
-- identity. Kinds that are nothing but privileges are left out where those are not asked for. With
-- only_differing, objects of which both trees have the same entry are left out, at the cost of those that
-- are not; what is left may differ in other aspects, or in its version alone.
create or replace function pggit.pair_objects(
  root1 bytea, root2 bytea, aspects text[], only_differing boolean default false
) returns table (
  object_type text, identity text, blob1 bytea, blob2 bytea, hash1 text, hash2 text, version1 text, version2 text
)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with pair as (
    select d.* from pggit.tree_difference(root1, root2) as d where only_differing
    union all
    select
      coalesce(one.object_type, two.object_type),
      coalesce(one.identity, two.identity),
      one.blob_hash,
      two.blob_hash,
      encode(one.structure_hash, 'hex'),
      encode(two.structure_hash, 'hex'),
      one.version,
      two.version
    from pggit.tree_entries(root1) as one
    full join pggit.tree_entries(root2) as two
      on two.object_type = one.object_type and two.identity = one.identity
    where not only_differing
  )
  select
    p.object_type,
    p.identity,
    p.blob1,
    p.blob2,
    case when cardinality(aspects) = 1 then p.hash1 else pggit.facets_hash(whole1.content -> 'facets', aspects) end,
    case when cardinality(aspects) = 1 then p.hash2 else pggit.facets_hash(whole2.content -> 'facets', aspects) end,
    p.version1,
    p.version2
  from pair as p
  left join pggit.blobs as whole1 on whole1.hash = p.blob1 and cardinality(aspects) > 1
  left join pggit.blobs as whole2 on whole2.hash = p.blob2 and cardinality(aspects) > 1
  where 'privileges' = any (aspects) or p.object_type <> all (pggit.kinds_of_privileges())
  order by concat_ws(' ', p.object_type, p.identity) collate "C"
$$;

comment on function pggit.pair_objects(bytea, bytea, text[], boolean) is 'The objects of two trees side by side';
