-- The work of pggit.emergency_disable, for callers that go on with it: the stop that it began (null where the
-- table of stops could not be written and only the event triggers are disabled: then the event holds the stop,
-- and pggit.record_late_stops writes it down), when disables end, and the event on record. Expects to run as the owner, with a short lock_timeout.
create or replace function pggit.begin_disable(
  duration interval, reason text, out stop_id bigint, out ends_at timestamptz, out event_id bigint
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  fault text;
  triggers jsonb;
  more jsonb;
begin
  ends_at := pggit.end_after(duration);
  perform pggit.check_writable('tracking cannot be disabled');
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
    -- its own end may have passed while it waited for the table
    ends_at := greatest(ends_at, pggit.stop_end('{disable}'));
  exception when others then
    stop_id := null;
    fault := format('pggit.tracking_stops could not be written (%s)', sqlerrm);
    more := pggit.disable_event_triggers(fault);
    -- those that were disabled above keep the state that they had before
    triggers := coalesce(triggers || more, triggers, more);
  end;
  event_id := pggit.record_event(
    'emergency_disable',
    jsonb_build_object(
      'action', 'tracking disabled', 'until', ends_at, 'reason', nullif(reason, ''),
      'event_triggers', triggers, 'fault', fault,
      'unrecorded', case when stop_id is null and triggers is not null then true end
    )
  );
  if stop_id is null and event_id is null and triggers is not null then
    raise warning 'which event triggers pgGit disabled is on record nowhere'
      using hint = 'Neither pggit.emergency_enable() nor pggit.fold() brings them back: when the stop is to end, and nothing '
        'is broken any more, run SELECT * FROM pggit.verify_consistency(fix_issues => true).';
  end if;
end
$$;

comment on function pggit.begin_disable(interval, text) is
  'Switches capture off; returns the stop, when disables end, and the event on record';
