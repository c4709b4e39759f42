-- Executes a definition in a scratch schema, to be read and rolled back by pggit.read_definition, which has
-- made sure that it is one CREATE statement. Names are looked up in the scratch schema, then in that of the object.
--
-- What executes it is a SECURITY DEFINER function that belongs to the role pggit_parser, which may do nothing but
-- what was granted to it for this one reading: whatever PostgreSQL evaluates while it makes an object, it
-- evaluates with no more rights than that. (SET ROLE would be no wall: who is behind it can put it off.) It is made
-- for this reading and never committed: one that stays could be altered by whoever may become pggit_parser, who is
-- perhaps the owner of another database of the cluster, and would then run with the rights of this one's owner.
create or replace function pggit.execute_definition(statement text, scratch text, schema_name text) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  execute format(
    'create function %1$I.pggit_execute(statement text) returns void
     language plpgsql volatile security definer
     set search_path = %1$I, %2$I, pg_temp
     set check_function_bodies = off
     set standard_conforming_strings = on
     set lock_timeout = ''1s''
     as ''begin execute statement; end''',
    scratch, schema_name
  );
  execute format('alter function %I.pggit_execute(text) owner to pggit_parser', scratch);
  execute format('select %I.pggit_execute($1)', scratch) using statement;
end
$$;

comment on function pggit.execute_definition(text, text, text) is 'Executes a definition in a scratch schema under a role without rights';
