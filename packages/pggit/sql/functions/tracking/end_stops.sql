-- Ends the open stops of these kinds now (of these ids, where that is given) and returns how many there
-- were. Those that have ended by themselves stay as they are. Raises lock_not_available where another session is ending them.
create or replace function pggit.end_stops(kinds text[], stop_ids bigint[] default null) returns integer
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  ended integer;
begin
  perform pggit.check_writable('tracking cannot be resumed');
  perform pggit.record_late_stops();
  update pggit.tracking_stops as s
  set ended_at = clock_timestamp(), ended_by = pggit.current_author()
  where
    s.kind = any (kinds) and (end_stops.stop_ids is null or s.stop_id = any (end_stops.stop_ids))
    and s.ended_at is null and s.ends_at > clock_timestamp();
  get diagnostics ended = row_count;
  return ended;
exception when lock_not_available then
  raise exception 'another session holds pggit.tracking_stops, or is ending the same stop'
    using errcode = 'lock_not_available', hint = 'See pggit.status(), and try again when that transaction has ended.';
end
$$;

comment on function pggit.end_stops(text[], bigint[]) is 'Ends the open stops of these kinds; returns how many there were';
