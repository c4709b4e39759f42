-- Kinds that are nothing but privileges: an object of theirs is compared only where privileges are. In
-- sql/catalog/ their row `object` has that aspect.
create or replace function pggit.kinds_of_privileges() returns text[]
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select array['default privileges']
$$;

comment on function pggit.kinds_of_privileges() is 'Kinds that are nothing but privileges';
