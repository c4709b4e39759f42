-- Switches capture off for planned work, for everybody, for `duration` (a second up to 30 days), and
-- returns the time at which it comes back by itself, with nobody present. `reason` is kept with it.
--
-- While a pause is open another one never ends it sooner: what is returned is the later end. A disable
-- beside it is a stop of its own: tracking is on when neither is open. What changes meanwhile is not
-- lost: resume_tracking(), or the first pggit.fold(true) after the end, commits it and says so.
--
-- Raises PG002 for the duration.
-- SECURITY DEFINER: operators may stop tracking and may not write to the table otherwise.
create or replace function pggit.pause_tracking(duration interval default '1 hour', reason text default null)
returns timestamptz
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '1s'
as $$
declare
  ends constant timestamptz := (pggit.begin_pause(duration, reason)).ends_at;
begin
  raise notice 'Tracking is paused until %. Use pggit.resume_tracking() to resume sooner.',
    to_char(ends, 'YYYY-MM-DD HH24:MI:SS');
  return ends;
end
$$;

comment on function pggit.pause_tracking(interval, text) is
  'Switches capture off for planned work, until the time it returns';
