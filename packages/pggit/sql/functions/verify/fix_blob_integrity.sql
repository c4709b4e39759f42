-- Restores blobs that were altered or are missing from the live catalog, where an object still is what
-- the blob's hash says, and computes the hashes of facets again where they are not those that were sealed.
-- What a blob held meanwhile is archived first.
-- SECURITY DEFINER: operators may mend history and may not write to its tables otherwise.
create or replace function pggit.fix_blob_integrity() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  healthy record;
begin
  for healthy in
    select v.blob_hash as hash, live.content - 'depends_on' as content, o.object_id, to_jsonb(b) as altered
    from pggit.versions as v
    inner join pggit.objects as o on o.object_id = v.object_id
    left join pggit.blobs as b on b.hash = v.blob_hash
    cross join lateral pggit.live_objects(array[o.object_type], array[o.objid]) as live
    where
      v.is_current
      and (b.hash is null or b.hash <> sha256(convert_to(b.content::text, 'UTF8')))
      and v.blob_hash = sha256(convert_to((live.content - 'depends_on')::text, 'UTF8'))
  loop
    if healthy.altered is not null then
      insert into pggit.archived_objects (object_id, object_data) values (healthy.object_id, healthy.altered);
      update pggit.blobs as b set content = healthy.content where b.hash = healthy.hash;
    else
      perform pggit.blob_put(healthy.content);
    end if;
  end loop;

  update pggit.blobs as b
  set structure_hash = one.structure_hash, full_hash = one.full_hash, seal = {{_blob_seal of=one}}
  from (
    select
      f.hash,
      decode(pggit.facets_hash(f.content -> 'facets', '{structure}'), 'hex') as structure_hash,
      decode(pggit.facets_hash(f.content -> 'facets', '{structure,owner,privileges,comments}'), 'hex') as full_hash
    from pggit.blobs as f
    where f.seal <> {{_blob_seal of=f}} and f.hash = sha256(convert_to(f.content::text, 'UTF8'))
    offset 0
  ) as one
  where one.hash = b.hash;
end
$$;

comment on function pggit.fix_blob_integrity() is 'Restores blobs from the live catalog where that still has what they should be';
