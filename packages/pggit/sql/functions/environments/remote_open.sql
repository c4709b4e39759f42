-- Opens the cursor `objects` for a query on a dblink connection, planned for being read to its end.
create or replace function pggit.remote_open(connection text, query text) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  dblink constant text := pggit.dblink_schema();
begin
  execute format('select %s.dblink_exec($1, $2)', dblink) using connection, 'set local cursor_tuple_fraction = 1';
  execute format('select %s.dblink_open($1, $2, $3)', dblink) using connection, 'objects', query;
end
$$;

comment on function pggit.remote_open(text, text) is 'Opens the cursor through which another database is read';
