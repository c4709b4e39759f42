-- Runs the statement that makes a body with PostgreSQL's checks of bodies on, names being looked up in the
-- object's schema and in public. Where the body cannot replace the one there is, since its columns or
-- result differ, the object is dropped and made anew (`unset` drops it).
create or replace function pggit.compile_body(schema_name text, statement text, unset text) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set standard_conforming_strings = on
set check_function_bodies = on
as $$
begin
  perform set_config('search_path', concat_ws(', ', quote_ident(schema_name), 'public', 'pg_temp'), true);
  begin
    execute statement;
  exception when invalid_table_definition or invalid_function_definition then
    execute unset;
    execute statement;
  end;
end
$$;

comment on function pggit.compile_body(text, text, text) is 'Runs the statement that makes a body, checked';
