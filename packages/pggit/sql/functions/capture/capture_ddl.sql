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
{{_lock_timeout}}
as $$
begin
  -- what is dropped, pggit_capture_drop has; DROP OWNED takes privileges away as well; of what a read-only transaction
  -- may run, REINDEX alone comes here, and it changes no definition
  if
    tg_tag = 'REFRESH MATERIALIZED VIEW' or tg_tag like 'DROP %' and tg_tag <> 'DROP OWNED'
    or current_setting('transaction_read_only')::boolean
  then
    return;
  end if;
  for attempt in 1 .. 2 loop
    begin
      if pggit.is_tracking() then
        perform pggit.append_touched(tg_tag);
      end if;
      return;
    exception when query_canceled or others then
      -- what another session drops while this reads it cannot be opened, and is gone the next time
      continue when attempt = 1 and sqlstate = 'XX000';
      begin
        perform pggit.capture_failed(tg_tag, sqlstate, sqlerrm);
      exception when query_canceled or others then
        raise warning 'pgGit could not record that it failed: %', sqlerrm;
      end;
      return;
    end;
  end loop;
end
$$;

comment on function pggit.capture_ddl() is 'Event trigger: appends what a DDL statement did to pggit.ddl_log; never fails, never waits';
