-- The schema that an identity names, of the object or of what it is on; NULL where it names none, as that of a
-- schema, a cast or an extension.
create or replace function pggit.identity_schema(identity text) returns text
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select (parse_ident(substring(identity from '(?:^| on )("(?:[^"]|"")+"|[a-z_][a-z0-9_]*)\.')))[1]
$$;

comment on function pggit.identity_schema(text) is 'The schema that an identity names; null where it names none';
