-- Records that capture failed, warns the user whose statement it was, and after five failures within a
-- minute opens the breaker: capture is off for five minutes and then tries again. What was not captured
-- meanwhile, reconciling finds in the catalog.
create or replace function pggit.capture_failed(command_tag text, error_code text, error_message text) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  failures_allowed constant integer := 5;
  within constant interval := '1 minute';
  off_for constant interval := '5 minutes';
begin
  raise warning 'pgGit did not capture this %: % (%)', command_tag, error_message, error_code
    using hint = 'The statement itself succeeded. Its change will be found by select pggit.fold(true).';
  insert into pggit.system_events (event_type, event_data)
  values (
    'capture_failed',
    jsonb_build_object(
      'user', pggit.current_author(), 'action', command_tag, 'sqlstate', error_code, 'error', error_message
    )
  );
  if (
    select count(*) >= failures_allowed
    from pggit.system_events as e
    where e.event_type = 'capture_failed' and e.created_at > clock_timestamp() - within
  ) then
    insert into pggit.tracking_stops (kind, reason, ends_at)
    values ('breaker', error_message, clock_timestamp() + off_for);
    insert into pggit.system_events (event_type, event_data)
    values (
      'breaker_opened',
      jsonb_build_object('user', pggit.current_author(), 'action', 'capture is off', 'until', clock_timestamp() + off_for)
    );
    raise warning 'pgGit failed % times within a minute and is off for %', failures_allowed, off_for;
  end if;
end
$$;

comment on function pggit.capture_failed(text, text, text) is
  'Records a failed capture and opens the breaker after five within a minute';
