-- Writes into pggit.tracking_stops what pggit.begin_disable could write only into pggit.system_events, since
-- another session held the table: from then on it is a stop like any other, with its end and the event triggers
-- that it disabled, and the deliveries of a webhook that began it hold it. Raises lock_not_available where the
-- table still is held; where the events cannot be read it does nothing. Expects to run as the owner.
create or replace function pggit.record_late_stops() returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set lock_timeout = '100ms'
as $$
declare
  late pggit.system_events;
  started bigint;
begin
  begin
    if not exists (
      select from pggit.system_events as e
      where e.event_type = 'emergency_disable' and e.event_data @> '{"unrecorded": true}'
    ) then
      return;
    end if;
  exception when others then
    return;
  end;
  for late in
    select e.*
    from pggit.system_events as e
    where e.event_type = 'emergency_disable' and e.event_data @> '{"unrecorded": true}'
    order by e.event_id
    for update
  loop
    insert into pggit.tracking_stops (kind, reason, started_at, ends_at, started_by, disabled_triggers)
    values (
      'disable', late.event_data ->> 'reason', late.created_at, (late.event_data ->> 'until')::timestamptz,
      late.event_data ->> 'user', late.event_data -> 'event_triggers'
    )
    returning stop_id into started;
    update pggit.system_events as e set event_data = e.event_data - 'unrecorded' where e.event_id = late.event_id;
    update pggit.webhook_deliveries as d
    set stop_id = started, holds = true
    where d.event_id = late.event_id and d.action = 'disable' and d.stop_id is null;
  end loop;
end
$$;

comment on function pggit.record_late_stops() is
  'Writes down the disables that could not be written into the table of stops when they began';
