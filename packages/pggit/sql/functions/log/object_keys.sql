-- The keys that an object of this name may have in a tree: "type identity", for every type that pgGit reads
-- unless one is given. Raises PG001 for a type that is not one.
create or replace function pggit.object_keys(object text, object_type text) returns text[]
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  types constant text[] := array(select q.object_type from pggit.catalog_queries as q order by q.object_type);
begin
  if object_keys.object_type <> all (types) then
    raise exception 'there is no type of object called %', quote_literal(object_keys.object_type)
      using
        errcode = 'PG001',
        hint = format('The types are %s.%s', array_to_string(types, ', '), pggit.did_you_mean(object_keys.object_type, types));
  end if;
  return array(
    select t.type || ' ' || i.identity
    from unnest(types) as t (type)
    cross join unnest(pggit.identities(object)) as i (identity)
    where object_keys.object_type is null or t.type = object_keys.object_type
  );
end
$$;

comment on function pggit.object_keys(text, text) is 'The tree keys that an object''s name may stand for';
