-- One object of the catalog as pggit.ddl_log keeps it; all NULL where it is not (or no longer) an object of
-- that kind. Made to be cheap when called often: what follows from the facets is left out, they are not
-- put into json, and each kind has a statement of its own, planned once in a session, if at all. Expects
-- the caller to have set what the catalog is printed by (see pggit.capture_ddl), for setting it again
-- costs time.
create or replace function pggit.read_object(
  in object_type text, in objid oid,
  out schema_name text, out object_name text, out identity text, out facets text[]
)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if object_type = 'table' then
    select t.schema_name, t.object_name, t.identity, t.facets into schema_name, object_name, identity, facets
    from pggit.read_plain_table(objid) as t;
    if identity is not null then
      return;
    end if;
  end if;
  {{each_kind: if object_type = '{{object_type}}' then select max(f.schema_name), max(f.object_name), max(f.identity), array_agg(array[f.key, f.rank::text, f.aspect, f.impact, f.value, f.inline, f.set_sql, f.unset_sql]) into schema_name, object_name, identity, facets from {{facets}} as f where f.objid = read_object.objid; return; end if;}}
end
$$;

comment on function pggit.read_object(text, oid) is
  'One object of the catalog by type and oid, as it is now: names and facets (see pggit.ddl_log.facets)';
