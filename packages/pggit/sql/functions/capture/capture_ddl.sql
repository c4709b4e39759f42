-- Keeps what a DDL statement did: appends the state of each object it touched to pggit.ddl_log. Runs in
-- the event trigger pggit_capture_ddl, at the end of every statement, in the user's transaction.
--
-- Promises: the statement succeeds whatever happens in here (a failure is a warning and a row in
-- system_events); it waits for nobody, since it appends rows under keys that no other session has; what
-- it costs does not grow with the schema. What it misses, reconciling finds in the catalog.
--
-- VOLATILE: an event trigger function that is not crashes the server on CREATE INDEX CONCURRENTLY.
create or replace function pggit.capture_ddl() returns event_trigger
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
{{_capture_settings}}
as $$
declare
  started constant timestamptz := clock_timestamp();
  row_started timestamptz := started;
  touched record;
  state record;
  last_command text;
begin
  if tg_tag = 'REFRESH MATERIALIZED VIEW' or not pggit.is_tracking() then
    return;
  end if;
  for touched in
    select t.classid, t.objid, t.object_type, t.command_tag from pggit.touched_objects(tg_tag) as t
  loop
    select o.* into state from pggit.read_object(touched.object_type, touched.objid) as o;
    continue when state.identity is null or state.schema_name ~ '^(pg_|pggit$|information_schema$)';
    insert into pggit.ddl_log (
      captured_at, author, command_tag, action, classid, objid, object_type, schema_name, object_name, identity,
      facets, message, duration
    ) values (
      started, pggit.current_author(), touched.command_tag, 'write', touched.classid, touched.objid, touched.object_type,
      state.schema_name, state.object_name, state.identity, state.facets,
      nullif(current_setting('pggit.message', true), ''), clock_timestamp() - row_started
    )
    returning cmin::text into last_command;
    row_started := clock_timestamp();
  end loop;
  -- what a later statement of this transaction writes comes after this: see pggit.captured_to
  if last_command is not null then
    perform set_config('pggit.captured_to', pg_current_xact_id() || ':' || last_command, true);
  end if;
exception when query_canceled or others then
  begin
    perform pggit.capture_failed(tg_tag, sqlstate, sqlerrm);
  exception when query_canceled or others then
    raise warning 'pgGit could not record that it failed: %', sqlerrm;
  end;
end
$$;

comment on function pggit.capture_ddl() is 'Event trigger: appends what a DDL statement did to pggit.ddl_log; never fails, never waits';
