-- The objects of two trees side by side, with the hash over the given aspects ('structure' and more) in
-- hex and the version as far as it is known. A side that lacks an object is null. Ordered by type and
-- identity. Kinds that are nothing but privileges are left out where those are not asked for.
create or replace function pggit.pair_objects(root1 bytea, root2 bytea, aspects text[])
returns table (
  object_type text, identity text, blob1 bytea, blob2 bytea, hash1 text, hash2 text, version1 text, version2 text
)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    coalesce(one.object_type, two.object_type),
    coalesce(one.identity, two.identity),
    one.blob_hash,
    two.blob_hash,
    case
      when cardinality(aspects) = 1 then encode(one.structure_hash, 'hex')
      else pggit.facets_hash(whole1.content -> 'facets', aspects)
    end,
    case
      when cardinality(aspects) = 1 then encode(two.structure_hash, 'hex')
      else pggit.facets_hash(whole2.content -> 'facets', aspects)
    end,
    one.version,
    two.version
  from pggit.tree_entries(root1) as one
  full join pggit.tree_entries(root2) as two
    on two.object_type = one.object_type and two.identity = one.identity
  left join pggit.blobs as whole1 on whole1.hash = one.blob_hash and cardinality(aspects) > 1
  left join pggit.blobs as whole2 on whole2.hash = two.blob_hash and cardinality(aspects) > 1
  where 'privileges' = any (aspects) or coalesce(one.object_type, two.object_type) <> all (pggit.kinds_of_privileges())
  order by concat_ws(' ', coalesce(one.object_type, two.object_type), coalesce(one.identity, two.identity)) collate "C"
$$;

comment on function pggit.pair_objects(bytea, bytea, text[]) is 'The objects of two trees side by side';
