-- Restores altered blobs from the live catalog, where an object still is what the blob once said, and
-- corrects structure hashes. What the blob held meanwhile is archived first.
-- SECURITY DEFINER: operators may mend history and may not write to its tables otherwise.
create or replace function pggit.fix_blob_integrity() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  healthy record;
begin
  for healthy in
    select b.hash, live.content, o.object_id, to_jsonb(b) as altered
    from pggit.blobs as b
    inner join pggit.versions as v on v.blob_hash = b.hash and v.is_current
    inner join pggit.objects as o on o.object_id = v.object_id
    cross join lateral pggit.live_objects(array[o.object_type], array[o.objid]) as live
    where
      b.hash <> sha256(convert_to(b.content::text, 'UTF8'))
      and b.hash = sha256(convert_to(live.content::text, 'UTF8'))
  loop
    insert into pggit.archived_objects (object_id, object_data) values (healthy.object_id, healthy.altered);
    update pggit.blobs as b set content = healthy.content where b.hash = healthy.hash;
  end loop;

  update pggit.blobs as b
  set
    structure_hash = decode(pggit.facets_hash(b.content -> 'facets', '{structure}'), 'hex'),
    full_hash = decode(pggit.facets_hash(b.content -> 'facets', '{structure,owner,privileges,comments}'), 'hex')
  where
    b.hash = sha256(convert_to(b.content::text, 'UTF8'))
    and encode(b.structure_hash, 'hex') is distinct from pggit.facets_hash(b.content -> 'facets', '{structure}');
end
$$;

comment on function pggit.fix_blob_integrity() is 'Restores altered blobs from the live catalog where that still has them';
