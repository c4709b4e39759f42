-- One side of a conflict, 'base' or 'incoming', as facets: from the blob that was stored with it, else from its
-- definition, else from the version in history; NULL where the object is not there on that side. `live` has
-- the facets of the live object, from which all comes that the side says nothing of. `sequences` are those that a
-- definition brings along (see pggit.read_definition) or that wait for it (see pggit.waiting_sequences). is_known is false
-- where nothing says what the side is. Raises PG067 and PG069 for a definition that cannot be read.
create or replace function pggit.conflict_side(
  in conflict pggit.conflict_registry, in side text, in identity text, in live jsonb,
  out facets jsonb, out is_known boolean, out sequences jsonb
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  data constant jsonb := conflict.conflict_data;
  aspects constant text[] := array(select jsonb_array_elements_text(data -> 'include'));
  definition constant text := pggit.conflict_value(data, side || '_definition');
  blob bytea := case side when 'base' then conflict.base_blob else conflict.incoming_blob end;
  constraint_key constant text := 'constraint:' || (data ->> 'constraint_name');
  content jsonb;
begin
  is_known := true;
  if data ? (side || '_dropped') then
    return;
  elsif blob is null and definition is not null and conflict.conflict_type = 'constraint' then
    facets := pggit.read_definition(
      conflict.object_type, identity, pggit.table_with_constraint(live, data ->> 'constraint_name', definition)
    ) -> 'facets' -> constraint_key;
    facets := live || jsonb_strip_nulls(jsonb_build_object(constraint_key, facets));
    return;
  elsif blob is null and definition is not null then
    content := pggit.read_definition(conflict.object_type, identity, definition);
    facets := pggit.with_other_aspects(content -> 'facets', live, '{}');
    sequences := content -> 'sequences';
    return;
  end if;
  blob := coalesce(blob, pggit.recorded_version(conflict.object_type, identity, pggit.conflict_value(data, side || '_version')));
  is_known := blob is not null;
  sequences := pggit.waiting_sequences(conflict, identity);
  select pggit.with_other_aspects(b.content -> 'facets', live, aspects) into facets
  from pggit.blobs as b
  where b.hash = blob;
end
$$;

comment on function pggit.conflict_side(pggit.conflict_registry, text, text, jsonb) is 'One side of a conflict, base or incoming, as facets';
