-- Every blob hashes to its name, its other two hashes are those that were sealed with it, and none that a
-- version needs is missing. (What trees need is checked with the trees.)
create or replace function pggit.check_blob_integrity()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with damaged as (
    select b.hash, b.hash <> sha256(convert_to(b.content::text, 'UTF8')) as is_altered
    from pggit.blobs as b
    where b.hash <> sha256(convert_to(b.content::text, 'UTF8')) or b.seal <> {{_blob_seal of=b}}
  ),
  fault (place, name, singular, plural) as (
    select 1, encode(d.hash, 'hex'), 'Blob %s does not hash to its name', '%s blobs do not hash to their names: %s'
    from damaged as d where d.is_altered
    union all
    select 2, encode(d.hash, 'hex'), 'Blob %s has wrong hashes of its facets', '%s blobs have wrong hashes of their facets: %s'
    from damaged as d where not d.is_altered
    union all
    select distinct 3, encode(v.blob_hash, 'hex'), 'Blob %s is missing', '%s blobs are missing: %s'
    from pggit.versions as v
    where v.blob_hash is not null and not exists (select from pggit.blobs as b where b.hash = v.blob_hash)
  )
  select f.place, 'error', left(f.name, 7), f.singular, f.plural
  from fault as f
  order by f.place, f.name
$$;

comment on function pggit.check_blob_integrity() is 'Blobs that are not what their hash says; part of pggit.verify_consistency()';
