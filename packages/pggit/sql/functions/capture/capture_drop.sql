-- Keeps which objects a statement dropped: appends a row for each to pggit.ddl_log, and the new state of
-- what lost a part with them. Runs in the event trigger pggit_capture_drop; promises what
-- pggit.capture_ddl promises.
create or replace function pggit.capture_drop() returns event_trigger
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
{{_lock_timeout}}
as $$
declare
  started constant timestamptz := clock_timestamp();
  author text;
  has_losers boolean;
begin
  if not pggit.is_tracking() then
    return;
  end if;
  author := pggit.current_author();
  with dropped as materialized (
    select d.* from pg_event_trigger_dropped_objects() as d where not d.is_temporary
  ),
  logged as (
    insert into pggit.ddl_log (
      captured_at, author, command_tag, action, classid, objid, object_type, identity, message, duration
    )
    select
      started, author, tg_tag, 'drop', d.classid, d.objid, d.object_type, d.object_identity,
      nullif(current_setting('pggit.message', true), ''), clock_timestamp() - started
    from dropped as d
    where
      d.objsubid = 0
      and d.classid in (
        {{each_kind: '{{class}}'::regclass,}}
        null
      )
      -- a table's row type and every array type go with their owner; so do the triggers of a foreign key
      and (d.original or d.normal or d.classid <> 'pg_type'::regclass)
      and coalesce(d.schema_name, '') !~ '^(pg_|pggit$|information_schema$)'
      -- a view's query goes with it
      and d.object_identity not like '"RI\_ConstraintTrigger%' and d.object_identity not like '"\_RETURN" on %'
  )
  select exists (select from dropped as d where {{_lost_part}}) into has_losers;
  if has_losers then
    perform pggit.append_losing(tg_tag);
  end if;
exception when query_canceled or others then
  begin
    perform pggit.capture_failed(tg_tag, sqlstate, sqlerrm);
  exception when query_canceled or others then
    raise warning 'pgGit could not record that it failed: %', sqlerrm;
  end;
end
$$;

comment on function pggit.capture_drop() is 'Event trigger: appends what a statement dropped to pggit.ddl_log; never fails, never waits';
