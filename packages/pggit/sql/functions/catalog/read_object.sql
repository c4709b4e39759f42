-- One object of the catalog as pggit.ddl_log.content has it; NULL where it is not (or no longer) an object
-- of that kind. Made to be cheap when called often: what follows from the facets is left out, and each
-- kind has a statement of its own, planned once in a session, if at all. Expects the caller to have set what the catalog is printed by (see
-- pggit.capture_ddl), for setting it again costs more than reading.
create or replace function pggit.read_object(object_type text, objid oid) returns jsonb
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  content jsonb;
begin
  {{each_kind: if object_type = '{{object_type}}' then select jsonb_build_object('object_type', k.object_type, 'schema_name', k.schema_name, 'object_name', k.object_name, 'identity', k.identity, 'facets', k.facets) into content from {{view}} as k where k.objid = read_object.objid and k.identity is not null; return content; end if;}}
  return null;
end
$$;

comment on function pggit.read_object(text, oid) is 'One object of the catalog by type and oid, as it is now, or null';
