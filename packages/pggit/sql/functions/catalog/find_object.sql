-- The oid of the user's object of this type and identity as the catalog has it now; NULL where there is
-- none. Of its kind it reads the names and nothing else.
create or replace function pggit.find_object(object_type text, identity text) returns oid
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  found_oid oid;
begin
  {{each_kind: if find_object.object_type = '{{object_type}}' then select f.objid into found_oid from {{facets}} as f where f.identity = find_object.identity; end if;}}
  return found_oid;
end
$$;

comment on function pggit.find_object(text, text) is 'The oid of a live object by type and identity; null where there is none';
