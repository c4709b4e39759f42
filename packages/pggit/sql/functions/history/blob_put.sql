-- Stores an object's content under its hash and returns that. Takes the content with or without its
-- definition, which follows from the facets, and `depends_on`, which is kept beside the content: it says
-- nothing of the object itself. Content that is there already is touched, not stored again: whoever
-- removes unused blobs leaves alone what was seen of late.
create or replace function pggit.blob_put(content jsonb) returns bytea
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  insert into pggit.blobs as known (hash, content, structure_hash, full_hash, depends_on)
  select
    sha256(convert_to(whole.content::text, 'UTF8')),
    whole.content,
    decode(pggit.facets_hash(whole.content -> 'facets', '{structure}'), 'hex'),
    decode(pggit.facets_hash(whole.content -> 'facets', '{structure,owner,privileges,comments}'), 'hex'),
    case jsonb_typeof(blob_put.content -> 'depends_on')
      when 'object' then blob_put.content -> 'depends_on'
      when 'null' then '{}'
    end
  from (
    select
      jsonb_build_object('definition', pggit.facets_definition(blob_put.content -> 'facets'))
      || blob_put.content - 'depends_on' as content
  ) as whole
  on conflict (hash) do update
  set last_seen = now(), depends_on = coalesce(excluded.depends_on, known.depends_on)
  returning hash
$$;

comment on function pggit.blob_put(jsonb) is
  'Stores the content of an object (see pggit.blobs.content) and returns the sha256 that it is addressed by';
