-- The incoming sequences that other open conflicts of the same branches are about and that are to belong to columns of this
-- one's object: neither could be resolved before the other. An array of json, as pggit.read_definition has `sequences`,
-- with the `blob` that each is.
create or replace function pggit.waiting_sequences(conflict pggit.conflict_registry, identity text) returns jsonb
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    jsonb_agg(
      pggit.structure_of(b.content, b.content ->> 'schema_name') || jsonb_build_object('blob', encode(b.hash, 'hex'))
      order by w.object_identifier collate "C"
    ),
    '[]'
  )
  from pggit.conflict_registry as w
  inner join pggit.blobs as b on b.hash = w.incoming_blob
  where
    conflict.conflict_id is not null
    and w.status = 'unresolved' and w.branch1_name = conflict.branch1_name and w.branch2_name = conflict.branch2_name
    and starts_with(b.content #>> '{facets,owned_by,value}', waiting_sequences.identity || '.')
$$;

comment on function pggit.waiting_sequences(pggit.conflict_registry, text) is
  'The sequences of other open conflicts that are to belong to columns of this one''s object';
