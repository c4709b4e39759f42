-- The oid of the user's object of this type and identity as the catalog has it now; NULL where there is
-- none. Of its kind it reads the names and nothing else, and where those can be looked up, of what has them.
create or replace function pggit.find_object(object_type text, identity text) returns oid
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  named oid[];
  found_oid oid;
begin
  {{each_kind: if find_object.object_type = '{{object_type}}' then named := pggit.oids_named('{{class}}', find_object.identity); if named is null then select f.objid into found_oid from {{facets}} as f where f.identity = find_object.identity; else select f.objid into found_oid from {{facets}} as f where f.objid = any (named) and f.identity = find_object.identity; end if; end if;}}
  return found_oid;
end
$$;

comment on function pggit.find_object(text, text) is 'The oid of a live object by type and identity; null where there is none';
