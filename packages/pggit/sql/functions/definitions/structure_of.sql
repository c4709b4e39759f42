-- An object (see pggit.live_object) with its facets of structure alone, and in the schema that it is said to be in.
create or replace function pggit.structure_of(content jsonb, schema_name text) returns jsonb
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select content || jsonb_build_object(
    'schema_name', structure_of.schema_name,
    'facets', (
      select jsonb_object_agg(f.key, f.value)
      from jsonb_each(content -> 'facets') as f
      where f.value ->> 'aspect' in ('structure', 'presence')
    )
  )
$$;

comment on function pggit.structure_of(jsonb, text) is 'An object with its facets of structure alone';
