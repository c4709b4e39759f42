-- The schema that dblink is installed in, quoted. Raises PG010 DBLINK_MISSING where it is not installed.
create or replace function pggit.dblink_schema() returns text
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  found_schema text;
begin
  select quote_ident(n.nspname) into found_schema
  from pg_extension as e
  inner join pg_namespace as n on n.oid = e.extnamespace
  where e.extname = 'dblink';
  if found_schema is null then
    raise exception 'reading another database needs the extension dblink, which is not installed here'
      using errcode = 'PG010', hint = 'Run: CREATE EXTENSION dblink;';
  end if;
  return found_schema;
end
$$;

comment on function pggit.dblink_schema() is 'Where the extension dblink is installed; PG010 where it is not';
