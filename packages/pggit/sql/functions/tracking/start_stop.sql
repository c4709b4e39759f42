-- Begins a stop of capture and returns when stops of its kind end: its own end, or that of one that is
-- open and ends later. A stop never shortens another, and each keeps who and why. It appends a row, so
-- that two sessions never wait for each other; to others it shows when the transaction commits.
create or replace function pggit.start_stop(
  kind text, ends_at timestamptz, reason text, disabled_triggers jsonb default null
) returns timestamptz
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pggit.tracking_stops (kind, reason, ends_at, started_by, disabled_triggers)
  values (
    start_stop.kind, nullif(start_stop.reason, ''), start_stop.ends_at, pggit.current_author(),
    start_stop.disabled_triggers
  );
  return pggit.stop_end(array[start_stop.kind]);
end
$$;

comment on function pggit.start_stop(text, timestamptz, text, jsonb) is
  'Begins a stop of capture; returns when stops of its kind end';
