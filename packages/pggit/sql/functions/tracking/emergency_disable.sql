-- Switches capture off at once, for everybody, for `duration` (a second up to 30 days), and returns
-- the time at which it comes back by itself, with nobody present. `reason` is kept with it. Warns with
-- that time, in the words of the operations guide.
--
-- While a disable is open another one never ends it sooner: what is returned is the later end. A pause
-- beside it is a stop of its own: tracking is on when neither is open. What changes meanwhile is not
-- lost: emergency_enable(), or the first pggit.fold(true) after the end, commits it and says so.
--
-- Where the functions that capture are not as they were installed, or pgGit's tables cannot be written,
-- that alone would not help, and the event triggers are disabled, too. They come back after the end by
-- the next fold (status and every other reading operation folds), and only once what they run is sound.
--
-- Waits for no lock longer than a second. Raises PG002 for the duration, and read_only_sql_transaction.
-- SECURITY DEFINER: operators own neither the table of stops nor the event triggers; which triggers is
-- not the caller's choice.
create or replace function pggit.emergency_disable(duration interval default '1 hour', reason text default null)
returns timestamptz
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '1s'
as $$
declare
  ends constant timestamptz := (pggit.begin_disable(duration, reason)).ends_at;
begin
  raise warning E'pgGit EMERGENCY DISABLED until %. \nUse pggit.emergency_enable() to re-enable sooner.',
    to_char(ends, 'YYYY-MM-DD HH24:MI:SS');
  return ends;
end
$$;

comment on function pggit.emergency_disable(interval, text) is
  'Switches capture off for everybody at once, until the time it returns';
