-- Appends to pggit.system_events what the caller did: `event_data` and, as `user`, who. Returns the event's
-- id. Where that fails it warns, returns null and raises nothing, since what was done is done.
create or replace function pggit.record_event(event_type text, event_data jsonb) returns bigint
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  recorded bigint;
begin
  insert into pggit.system_events (event_type, event_data)
  values (
    record_event.event_type,
    jsonb_build_object('user', pggit.current_author()) || jsonb_strip_nulls(record_event.event_data)
  )
  returning event_id into recorded;
  return recorded;
exception when others then
  raise warning 'pgGit could not record this in pggit.system_events: %', sqlerrm;
  return null;
end
$$;

comment on function pggit.record_event(text, jsonb) is
  'Appends to pggit.system_events who did what, and returns the event''s id; warns where it cannot';
