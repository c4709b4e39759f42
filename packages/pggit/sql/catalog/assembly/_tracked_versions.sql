-- The current version of each live object of an instrumented database, and the structure it stands for.
select
  o.object_type,
  v.identity,
  concat_ws('.', v.major, v.minor, v.patch) as version,
  encode(b.structure_hash, 'hex') as hash
from pggit.versions as v
inner join pggit.objects as o on o.object_id = v.object_id
inner join pggit.blobs as b on b.hash = v.blob_hash
where v.is_current and o.is_live
