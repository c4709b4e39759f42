-- Stores an object's content under its hash and returns that. Content that is there already is touched,
-- not stored again: whoever removes unused blobs leaves alone what was seen of late.
create or replace function pggit.blob_put(content jsonb) returns bytea
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  insert into pggit.blobs (hash, content, structure_hash, full_hash)
  values (
    sha256(convert_to(content::text, 'UTF8')),
    content,
    decode(pggit.facets_hash(content -> 'facets', '{structure}'), 'hex'),
    decode(pggit.facets_hash(content -> 'facets', '{structure,owner,privileges,comments}'), 'hex')
  )
  on conflict (hash) do update set last_seen = now()
  returning hash
$$;

comment on function pggit.blob_put(jsonb) is
  'Stores the content of an object (see pggit.blobs.content) and returns the sha256 that it is addressed by';
