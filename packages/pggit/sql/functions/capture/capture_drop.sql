-- Keeps which objects a statement dropped: appends a row for each to pggit.ddl_log, and the new state of
-- what lost a part with them (a table whose foreign key or default went by CASCADE). Runs in the event
-- trigger pggit_capture_drop; promises what pggit.capture_ddl promises.
create or replace function pggit.capture_drop() returns event_trigger
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
{{_capture_settings}}
as $$
declare
  started constant timestamptz := clock_timestamp();
  loser record;
  state record;
begin
  if not pggit.is_tracking() then
    return;
  end if;
  insert into pggit.ddl_log (
    captured_at, author, command_tag, action, classid, objid, object_type, identity, message, duration
  )
  select
    started, pggit.current_author(), tg_tag, 'drop', d.classid, d.objid, d.object_type, d.object_identity,
    nullif(current_setting('pggit.message', true), ''), clock_timestamp() - started
  from pg_event_trigger_dropped_objects() as d
  where
    d.objsubid = 0
    and not d.is_temporary
    and coalesce(d.schema_name, '') !~ '^(pg_|pggit$|information_schema$)'
    and d.classid in (
      {{each_kind: '{{class}}'::regclass,}}
      null
    )
    -- a table's row type and every array type go with their owner; so do the triggers of a foreign key
    and (d.original or d.normal or d.classid <> 'pg_type'::regclass)
    -- a view's query goes with it
    and d.object_identity not like '"RI\_ConstraintTrigger%' and d.object_identity not like '"\_RETURN" on %';

  for loser in select l.classid, l.objid, l.object_type from pggit.losing_objects(tg_tag) as l loop
    select o.* into state from pggit.read_object(loser.object_type, loser.objid) as o;
    continue when state.identity is null or state.schema_name ~ '^(pg_|pggit$|information_schema$)';
    insert into pggit.ddl_log (
      captured_at, author, command_tag, action, classid, objid, object_type, schema_name, object_name, identity,
      facets, message
    ) values (
      started, pggit.current_author(), tg_tag, 'write', loser.classid, loser.objid, loser.object_type,
      state.schema_name, state.object_name, state.identity, state.facets,
      nullif(current_setting('pggit.message', true), '')
    );
  end loop;
exception when query_canceled or others then
  begin
    perform pggit.capture_failed(tg_tag, sqlstate, sqlerrm);
  exception when query_canceled or others then
    raise warning 'pgGit could not record that it failed: %', sqlerrm;
  end;
end
$$;

comment on function pggit.capture_drop() is 'Event trigger: appends what a statement dropped to pggit.ddl_log; never fails, never waits';
