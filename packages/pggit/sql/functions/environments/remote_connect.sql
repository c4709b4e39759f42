-- Opens a dblink connection under a name, or raises PG011 REMOTE_FAILED with the server's reason and
-- without anything of the connection string: libpq quotes pieces of a string that it cannot read, and a
-- password with a stray character may be such a piece. Waits ten seconds for an answer, unless the
-- string says otherwise.
create or replace function pggit.remote_connect(connection text, environment text, connection_string text) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  dblink constant text := pggit.dblink_schema();
  reason text;
  left_over boolean;
begin
  execute format('select coalesce($1 = any (%s.dblink_get_connections()), false)', dblink) into left_over using connection;
  if left_over then
    execute format('select %s.dblink_disconnect($1)', dblink) using connection;
  end if;

  if connection_string not like '%connect_timeout%' then
    connection_string := case
      when connection_string ~ '^postgres(ql)?://.*\?' then connection_string || '&connect_timeout=10'
      when connection_string ~ '^postgres(ql)?://' then connection_string || '?connect_timeout=10'
      -- the last of two equal settings counts; a string without any = names a foreign server
      when connection_string like '%=%' then 'connect_timeout=10 ' || connection_string
      else connection_string
    end;
  end if;
  execute format('select %s.dblink_connect($1, $2)', dblink) using connection, connection_string;
exception when others then
  get stacked diagnostics reason = pg_exception_detail;
  reason := coalesce(
    substring(reason from 'failed: (.*)'),
    case
      when reason like 'could not translate host name%' then 'its host name is not known'
      when sqlstate = '2F003' then 'a password is needed, because this role is not a superuser'
      when sqlstate = '08001' then 'the connection string cannot be used'
    end,
    sqlerrm
  );
  raise exception 'the environment % could not be reached: %', quote_literal(environment), trim(reason, E' \n')
    using errcode = 'PG011', hint = 'Check its connection string: host, port, database, user and password.';
end
$$;

comment on function pggit.remote_connect(text, text, text) is 'Opens a dblink connection; PG011 without the password where it fails';
