-- Ends every pause now and brings history up to date: what was changed meanwhile becomes a commit that
-- says so. A disable or an open breaker is not ended: a notice says until when it holds. Nothing to
-- resume is a notice, too.
--
-- Where history cannot be written at this moment, capture is on all the same and a warning says how to
-- catch up. Raises lock_not_available where another session is ending the same pause.
-- SECURITY DEFINER: operators may resume tracking and may not write to the table otherwise.
create or replace function pggit.resume_tracking() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '1s'
as $$
declare
  ended constant integer := pggit.end_stops('{pause}');
  commits constant integer := pggit.fold_or_warn();
  disabled_until constant timestamptz := pggit.stop_end('{disable,breaker}');
begin
  perform pggit.record_event(
    'resume_tracking', jsonb_build_object('action', 'tracking resumed', 'ended', ended, 'commits', commits)
  );
  if ended = 0 then
    raise notice 'Tracking was not paused: there is nothing to resume.';
  end if;
  if disabled_until is not null then
    raise notice 'Tracking is still disabled until %. Use pggit.emergency_enable() to re-enable sooner.',
      to_char(disabled_until, 'YYYY-MM-DD HH24:MI:SS');
  elsif ended > 0 then
    raise notice 'Tracking is resumed.';
  end if;
end
$$;

comment on function pggit.resume_tracking() is 'Ends every pause now and commits what was changed meanwhile';
