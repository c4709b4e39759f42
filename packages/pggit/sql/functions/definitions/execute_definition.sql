-- Executes a definition in a scratch schema, to be read and rolled back by pggit.read_definition, which has
-- made sure that it is one CREATE statement. Names are looked up in the scratch schema, then in that of the object.
--
-- SECURITY DEFINER, and owned by the role pggit_parser, which may do nothing but what was granted to it
-- for this one reading: whatever PostgreSQL evaluates while it makes an object, it evaluates with no more
-- rights than that. (SET ROLE would be no wall: who is behind it can put it off.)
create or replace function pggit.execute_definition(statement text, scratch text, schema_name text) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set check_function_bodies = off
set standard_conforming_strings = on
set lock_timeout = '1s'
as $$
begin
  perform set_config('search_path', concat_ws(', ', quote_ident(scratch), quote_ident(schema_name), 'pg_temp'), true);
  execute statement;
end
$$;

comment on function pggit.execute_definition(text, text, text) is 'Executes a definition in a scratch schema under a role without rights';
