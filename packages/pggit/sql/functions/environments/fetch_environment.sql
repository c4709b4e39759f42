-- Reads the schema of another database through dblink and records it as the environment `name`, as Git
-- fetches a remote. The other database needs nothing installed and is only read, in one REPEATABLE READ
-- READ ONLY transaction. Where pgGit is installed there and the role may read it, the version of each
-- object comes along, as far as it stands for the structure that the object has now. Returns the head. A
-- notice names the objects of kinds that are not compared.
--
-- `connection_string` is libpq's (host=... dbname=..., or postgres://...), or the name of a foreign server,
-- which keeps the password in a user mapping. It is not stored, and no error repeats it.
--
-- Raises PG001 for an empty name or string and for the current branch, PG004 for a branch that was made
-- here, PG010 where dblink is missing, PG011 REMOTE_FAILED where the other database cannot be read.
--
-- SECURITY INVOKER, so that dblink sees who really asks: it lets only a superuser connect without a
-- password, as the operating-system account of the server.
create or replace function pggit.fetch_environment(name text, connection_string text) returns bytea
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  connection constant text := 'pggit.fetch';
  dblink text;
  remote jsonb;
  entries jsonb;
begin
  if coalesce(trim(connection_string), '') = '' then
    raise exception 'fetching an environment needs a connection string'
      using
        errcode = 'PG001',
        hint = 'For example: SELECT pggit.fetch_environment(''staging'', ''host=staging-db dbname=myapp'');';
  end if;
  perform pggit.check_environment_name(fetch_environment.name);
  perform pggit.check_writable('an environment cannot be fetched');

  dblink := pggit.dblink_schema();
  perform pggit.remote_connect(connection, fetch_environment.name, connection_string);
  begin
    remote := pggit.remote_begin(connection);
    perform pggit.tell_not_compared(fetch_environment.name, pggit.remote_not_compared(connection));
    entries := pggit.remote_objects(
      connection, fetch_environment.name,
      array(select jsonb_array_elements_text(remote -> 'types')), (remote ->> 'versions')::boolean
    );
    execute format('select %s.dblink_disconnect($1)', dblink) using connection;
  exception when query_canceled or others then
    execute format('select %s.dblink_disconnect($1)', dblink) using connection;
    if sqlstate = '57014' then
      raise;
    end if;
    raise exception 'the environment % could not be read: %', quote_literal(fetch_environment.name), sqlerrm
      using errcode = 'PG011', hint = 'Check that the role may connect and read the catalog there.';
  end;
  return pggit.store_environment(fetch_environment.name, remote ->> 'place', entries);
end
$$;

comment on function pggit.fetch_environment(text, text) is
  'Reads another database through dblink into the environment of that name and returns its head';
