-- The work of pggit.pause_tracking, for callers that go on with it: the stop that it began, when pauses end, and
-- the event on record. Expects to run as the owner, with a short lock_timeout.
create or replace function pggit.begin_pause(
  duration interval, reason text, out stop_id bigint, out ends_at timestamptz, out event_id bigint
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  ends_at := pggit.end_after(duration);
  perform pggit.check_writable('tracking cannot be paused');
  stop_id := pggit.start_stop('pause', ends_at, reason);
  -- its own end may have passed while it waited for the table
  ends_at := greatest(ends_at, pggit.stop_end('{pause}'));
  event_id := pggit.record_event(
    'pause_tracking', jsonb_build_object('action', 'tracking paused', 'until', ends_at, 'reason', nullif(reason, ''))
  );
end
$$;

comment on function pggit.begin_pause(interval, text) is
  'Pauses capture; returns the stop, when pauses end, and the event on record';
