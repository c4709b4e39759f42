-- Appends the new state of each object that lost a part to the running statement to pggit.ddl_log: a
-- table whose foreign key or default went by CASCADE. To be called from a trigger on sql_drop only, with
-- its tag.
create or replace function pggit.append_losing(statement_tag text) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
{{_capture_settings}}
as $$
declare
  started constant timestamptz := clock_timestamp();
  loser record;
  state record;
begin
  for loser in select l.classid, l.objid, l.object_type from pggit.losing_objects(statement_tag) as l loop
    select o.* into state from pggit.read_aside(loser.object_type, loser.objid) as o;
    continue when state.identity is null or state.schema_name ~ '^(pg_|pggit$|information_schema$)';
    insert into pggit.ddl_log (
      captured_at, author, command_tag, action, classid, objid, object_type, schema_name, object_name, identity,
      facets, message
    ) values (
      started, pggit.current_author(), statement_tag, 'write', loser.classid, loser.objid, loser.object_type,
      state.schema_name, state.object_name, state.identity, state.facets,
      nullif(current_setting('pggit.message', true), '')
    );
  end loop;
end
$$;

comment on function pggit.append_losing(text) is
  'Appends each object that lost a part to the running statement to pggit.ddl_log';
