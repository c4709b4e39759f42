-- The work of pggit.emergency_disable, for callers that go on with it: the stop that it began (null where the
-- table of stops could not be written and only the event triggers are disabled), when disables end, and the
-- event on record. Expects to run as the owner, with a short lock_timeout.
create or replace function pggit.begin_disable(
  duration interval, reason text, out stop_id bigint, out ends_at timestamptz, out event_id bigint
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  fault text;
  triggers jsonb;
begin
  ends_at := pggit.end_after(duration);
  if not pggit.is_writable() then
    raise exception 'tracking cannot be disabled here: this server or transaction is read-only'
      using errcode = 'read_only_sql_transaction', hint = 'Call it on the primary server, outside a read-only transaction.';
  end if;
  begin
    fault := pggit.broken_capture();
  exception when others then
    fault := format('its functions could not be examined (%s)', sqlerrm);
  end;
  if fault is not null then
    triggers := pggit.disable_event_triggers(fault);
  end if;
  begin
    stop_id := pggit.start_stop('disable', ends_at, reason, triggers);
    ends_at := pggit.stop_end('{disable}');
  exception when others then
    stop_id := null;
    fault := format('pggit.tracking_stops could not be written (%s)', sqlerrm);
    triggers := pggit.disable_event_triggers(fault);
  end;
  event_id := pggit.record_event(
    'emergency_disable',
    jsonb_build_object(
      'action', 'tracking disabled', 'until', ends_at, 'reason', nullif(reason, ''),
      'event_triggers', triggers, 'fault', fault
    )
  );
end
$$;

comment on function pggit.begin_disable(interval, text) is
  'Switches capture off; returns the stop, when disables end, and the event on record';
