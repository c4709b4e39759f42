-- Whether DDL is captured now: not while a row of pggit.tracking_stops is open. A stop ends by itself.
create or replace function pggit.is_tracking() returns boolean
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  right_now constant timestamptz := clock_timestamp();
begin
  return not exists (
    select from pggit.tracking_stops as s where s.ended_at is null and s.ends_at > right_now
  );
end
$$;

comment on function pggit.is_tracking() is 'Whether DDL is captured now, that is, no disable, pause or breaker is open';
