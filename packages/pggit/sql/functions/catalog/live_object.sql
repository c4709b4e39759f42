-- One object of the catalog by type and identity, as it is now, in the form of pggit.blobs.content and with
-- `depends_on`; NULL where there is none.
create or replace function pggit.live_object(object_type text, identity text) returns jsonb
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  select o.content
  from pggit.live_objects(
    array[live_object.object_type], array[pggit.find_object(live_object.object_type, live_object.identity)]
  ) as o
$$;

comment on function pggit.live_object(text, text) is 'One object of the catalog by type and identity, as it is now; null where there is none';
