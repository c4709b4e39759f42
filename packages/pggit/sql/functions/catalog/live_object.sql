-- One object of the catalog by type and identity, as it is now, in the form of pggit.blobs.content and with
-- `depends_on`; NULL where there is none. Planned once in a session for each kind: that takes longer than reading.
create or replace function pggit.live_object(object_type text, identity text) returns jsonb
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
{{_printed_as}}
set plan_cache_mode = force_generic_plan
as $$
declare
  wanted_oid constant oid := pggit.find_object(live_object.object_type, live_object.identity);
  content jsonb;
begin
  if wanted_oid is null then
    return null;
  end if;
  {{each_kind: if live_object.object_type = '{{object_type}}' then select jsonb_build_object('object_type', k.object_type, 'schema_name', k.schema_name, 'object_name', k.object_name, 'identity', k.identity, 'definition', k.definition, 'facets', k.facets, 'depends_on', k.depends_on) into content from {{objects}} as k where k.objid = wanted_oid; end if;}}
  return content;
end
$$;

comment on function pggit.live_object(text, text) is 'One object of the catalog by type and identity, as it is now; null where there is none';
