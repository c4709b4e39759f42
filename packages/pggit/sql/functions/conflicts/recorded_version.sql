-- The hash of the content that an object had as a version, such as 1.2.0: the last one of that number, of the object of this
-- type and identity; NULL where history has none, or the object was dropped then.
create or replace function pggit.recorded_version(object_type text, identity text, version text) returns bytea
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select v.blob_hash
  from pggit.versions as v
  inner join pggit.objects as o on o.object_id = v.object_id
  where
    o.object_type = recorded_version.object_type
    and (o.identity = recorded_version.identity or v.identity = recorded_version.identity)
    and concat_ws('.', v.major, v.minor, v.patch) = version
    and v.blob_hash is not null
  order by v.version_id desc
  limit 1
$$;

comment on function pggit.recorded_version(text, text, text) is 'The content that an object had as a version, by hash';
