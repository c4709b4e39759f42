-- Every blob hashes to its name, its other two hashes are those that were sealed with it, and none that a
-- version needs is missing. (What trees need is checked with the trees.)
--
-- Blobs are read once, by parallel workers where there are enough: PostgreSQL would expect them to send
-- back nearly all rows, and shy away from that.
create or replace function pggit.check_blob_integrity()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
set parallel_tuple_cost = 0
as $$
  select f.place, 'error', left(encode(faulty.hash, 'hex'), 7), f.singular, f.plural
  from (
    select b.hash, case when b.hash <> sha256(convert_to(b.content::text, 'UTF8')) then 1 else 2 end as place
    from pggit.blobs as b
    where b.hash <> sha256(convert_to(b.content::text, 'UTF8')) or b.seal <> {{_blob_seal of=b}}
    union all
    select distinct v.blob_hash, 3
    from pggit.versions as v
    where v.blob_hash is not null and not exists (select from pggit.blobs as b where b.hash = v.blob_hash)
  ) as faulty
  inner join (
    values
      (1, 'Blob %s does not hash to its name', '%s blobs do not hash to their names: %s'),
      (2, 'Blob %s has wrong hashes of its facets', '%s blobs have wrong hashes of their facets: %s'),
      (3, 'Blob %s is missing', '%s blobs are missing: %s')
  ) as f (place, singular, plural) on f.place = faulty.place
  order by f.place, faulty.hash
$$;

comment on function pggit.check_blob_integrity() is 'Blobs that are not what their hash says; part of pggit.verify_consistency()';
