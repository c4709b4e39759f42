-- Runs the SQL of a custom resolution with the caller's rights, names being looked up in the object's schema and in
-- public, and returns it. What it leaves must be there and valid: PG070 where the object is gone, or is an index
-- that is not valid; a body is compiled again. Raises PG001 where there is no SQL.
create or replace function pggit.run_custom(conflict pggit.conflict_registry, options jsonb) returns text[]
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  identity constant text := pggit.conflict_identity(conflict);
  schema_name constant text := quote_ident(pggit.identity_schema(identity));
  made jsonb;
begin
  if coalesce(trim(options ->> 'sql'), '') = '' then
    raise exception 'a custom resolution needs the SQL to run'
      using errcode = 'PG001', hint = 'For example: custom_resolution => jsonb_build_object(''sql'', ''ALTER TABLE ...'').';
  end if;
  perform set_config('search_path', concat_ws(', ', schema_name, 'public', 'pg_temp'), true);
  execute options ->> 'sql';
  perform set_config('search_path', 'pg_catalog, pg_temp', true);

  made := pggit.live_object(conflict.object_type, identity);
  if made is null then
    raise exception 'after this, there is no % %', conflict.object_type, identity
      using errcode = 'PG070', hint = 'A custom resolution has to leave the object of the conflict there.';
  elsif made #>> '{facets,valid,value}' is not null then
    raise exception 'after this, % % is not valid', conflict.object_type, identity
      using errcode = 'PG070', hint = 'Drop it and make it anew.';
  elsif made #>> '{facets,body,set}' is not null then
    perform pggit.compile_body(made ->> 'schema_name', made #>> '{facets,body,set}', made #>> '{facets,object,unset}');
  end if;
  return array[options ->> 'sql'];
end
$$;

comment on function pggit.run_custom(pggit.conflict_registry, jsonb) is
  'Runs the SQL of a custom resolution and looks at what it left; PG070 where the object is gone or not valid';
