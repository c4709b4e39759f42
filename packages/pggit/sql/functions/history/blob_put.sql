-- Stores an object's content under its hash and returns that. Takes the content with or without its
-- definition, which follows from the facets, and `depends_on`, which is kept beside the content: it says
-- nothing of the object itself. Content that is there already is touched, not stored again: whoever
-- removes unused blobs leaves alone what was seen of late. `stored_by` is who gave the content; without it, it
-- was read from this catalog, and is trusted from then on, whoever else gave the same.
create or replace function pggit.blob_put(content jsonb, stored_by name default null) returns bytea
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  facets constant jsonb := content -> 'facets';
  whole constant jsonb :=
    jsonb_build_object('definition', pggit.facets_definition(facets)) || content - 'depends_on';
  blob pggit.blobs;
begin
  blob.hash := sha256(convert_to(whole::text, 'UTF8'));
  blob.structure_hash := decode(pggit.facets_hash(facets, '{structure}'), 'hex');
  blob.full_hash := decode(pggit.facets_hash(facets, '{structure,owner,privileges,comments}'), 'hex');
  insert into pggit.blobs as known (hash, content, structure_hash, full_hash, seal, stored_by, depends_on)
  values (
    blob.hash, whole, blob.structure_hash, blob.full_hash, {{_blob_seal of=blob}},
    case when blob_put.stored_by is not null then array[blob_put.stored_by] end,
    case jsonb_typeof(blob_put.content -> 'depends_on')
      when 'object' then blob_put.content -> 'depends_on'
      when 'null' then '{}'
    end
  )
  on conflict (hash) do update
  set
    last_seen = greatest(known.last_seen, now()),
    depends_on = coalesce(excluded.depends_on, known.depends_on),
    stored_by = {{_blob_stored_by}};
  return blob.hash;
end
$$;

comment on function pggit.blob_put(jsonb, name) is
  'Stores the content of an object (see pggit.blobs.content) and returns the sha256 that it is addressed by';
