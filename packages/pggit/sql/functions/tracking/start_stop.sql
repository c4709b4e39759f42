-- Begins a stop of capture and returns its id. A stop never shortens another, and each keeps who and why:
-- pggit.stop_end says when the last of a kind ends. It appends a row, so that two sessions never wait for
-- each other; to others it shows when the transaction commits.
create or replace function pggit.start_stop(
  kind text, ends_at timestamptz, reason text, disabled_triggers jsonb default null
) returns bigint
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  started bigint;
begin
  insert into pggit.tracking_stops (kind, reason, ends_at, started_by, disabled_triggers)
  values (
    start_stop.kind, nullif(start_stop.reason, ''), start_stop.ends_at, pggit.current_author(),
    start_stop.disabled_triggers
  )
  returning stop_id into started;
  return started;
end
$$;

comment on function pggit.start_stop(text, timestamptz, text, jsonb) is 'Begins a stop of capture and returns its id';
