-- Stores objects read from another database. `contents` is an array of object contents (as in
-- pggit.blobs.content); returns "type identity" -> {"type", "blob", "structure"}, ready for a tree.
-- Hashes are computed here and not taken from the other side.
--
-- SECURITY DEFINER: operators may store what they fetched and may not write to the table otherwise. A
-- blob is addressed by its content, so none that exists can be changed this way.
create or replace function pggit.store_objects(contents jsonb) returns jsonb
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    jsonb_object_agg(
      concat_ws(' ', c ->> 'object_type', c ->> 'identity'),
      jsonb_build_object(
        'type', c ->> 'object_type',
        'blob', encode(pggit.blob_put(c), 'hex'),
        'structure', pggit.facets_hash(c -> 'facets', '{structure}')
      )
    ),
    '{}'
  )
  from jsonb_array_elements(contents) as c
$$;

comment on function pggit.store_objects(jsonb) is 'Stores fetched objects as blobs and returns their tree entries';
