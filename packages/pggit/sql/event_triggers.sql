-- The triggers that capture DDL as it happens. One that is there already is left as it is: somebody may
-- have disabled it, and pggit.status() says so.
do $$
begin
  if not exists (select from pg_catalog.pg_event_trigger as t where t.evtname = 'pggit_capture_ddl') then
    create event trigger pggit_capture_ddl on ddl_command_end execute function pggit.capture_ddl();
  end if;
  if not exists (select from pg_catalog.pg_event_trigger as t where t.evtname = 'pggit_capture_drop') then
    create event trigger pggit_capture_drop on sql_drop execute function pggit.capture_drop();
  end if;
end
$$;
