-- Ends every disable now, and the breaker that capture opened after failures, and brings history up to
-- date: what was changed meanwhile becomes a commit that says so. A pause is not ended: a notice says
-- until when it holds. Nothing to end is a notice, too.
--
-- Event triggers that emergency_disable() had to disable are enabled where what they run is sound;
-- otherwise a warning says what is broken, and they stay disabled. Where history cannot be written at
-- this moment, capture is on all the same and a warning says how to catch up.
--
-- Raises lock_not_available where another session is ending the same stop.
-- SECURITY DEFINER: operators own neither the table of stops nor the event triggers.
create or replace function pggit.emergency_enable() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '1s'
as $$
declare
  ended constant integer := pggit.end_stops('{disable,breaker}');
  commits constant integer := pggit.fold_or_warn();
  fault constant text := pggit.restore_event_triggers();
  paused_until constant timestamptz := pggit.stop_end('{pause}');
begin
  perform pggit.record_event(
    'emergency_enable',
    jsonb_build_object('action', 'tracking enabled', 'ended', ended, 'commits', commits, 'fault', fault)
  );
  if fault is not null then
    raise warning 'pgGit''s event triggers stay disabled: %.', fault
      using hint = 'Mend it with pggit install --repair; then the next SELECT pggit.fold() enables them.';
  end if;
  if ended = 0 then
    raise notice 'Tracking was not disabled.';
  end if;
  if paused_until is not null then
    raise notice 'Tracking is still paused until %. Use pggit.resume_tracking() to resume sooner.',
      to_char(paused_until, 'YYYY-MM-DD HH24:MI:SS');
  elsif ended > 0 and fault is null then
    raise notice 'Tracking is enabled again.';
  end if;
end
$$;

comment on function pggit.emergency_enable() is 'Ends every disable now and commits what was changed meanwhile';
