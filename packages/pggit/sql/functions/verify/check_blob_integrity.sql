-- Every blob hashes to its name, its other two hashes are those of its facets, and none that a version
-- needs is missing. (What trees need is checked with the trees.)
create or replace function pggit.check_blob_integrity() returns table (fault text, status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with blob as (
    select
      left(encode(b.hash, 'hex'), 7) as name,
      b.hash <> sha256(convert_to(b.content::text, 'UTF8')) as altered,
      encode(b.structure_hash, 'hex') is distinct from pggit.facets_hash(b.content -> 'facets', '{structure}')
      or encode(b.full_hash, 'hex')
        is distinct from pggit.facets_hash(b.content -> 'facets', '{structure,owner,privileges,comments}')
        as mislabelled
    from pggit.blobs as b
  ),
  fault (fault, place, name, singular, plural) as (
    select 'altered', 1, b.name, 'Blob %s does not hash to its name', '%s blobs do not hash to their names: %s'
    from blob as b where b.altered
    union all
    select 'mislabelled', 2, b.name, 'Blob %s has wrong hashes of its facets', '%s blobs have wrong hashes of their facets: %s'
    from blob as b where b.mislabelled and not b.altered
    union all
    select distinct
      'missing', 3, left(encode(v.blob_hash, 'hex'), 7), 'Blob %s is missing', '%s blobs are missing: %s'
    from pggit.versions as v
    where v.blob_hash is not null and not exists (select from pggit.blobs as b where b.hash = v.blob_hash)
  )
  select
    f.fault, 'error',
    pggit.name_faults(min(f.singular), min(f.plural), array_agg(f.name order by f.name))
  from fault as f
  group by f.fault, f.place
  order by f.place
$$;

comment on function pggit.check_blob_integrity() is 'Blobs that are not what their hash says; part of pggit.verify_consistency()';
