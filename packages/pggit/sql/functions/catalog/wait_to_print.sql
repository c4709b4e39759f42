-- Waits a little, to be called where another session keeps locked what is to be printed; fails as PostgreSQL would once
-- the caller's lock_timeout is over. `since` is when it was first tried.
--
-- To print a view PostgreSQL locks what it reads from, one after the other: whoever waited for the last of them with the
-- others in hand would make everybody wait who wants to alter those. So nobody waits long with locks in hand, but lets
-- them go and tries again.
create or replace function pggit.wait_to_print(since timestamptz, lock_timeout interval) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if lock_timeout > interval '0' and clock_timestamp() > since + lock_timeout then
    raise lock_not_available using message = 'canceling statement due to lock timeout';
  end if;
  perform pg_sleep(0.02);
end
$$;

comment on function pggit.wait_to_print(timestamptz, interval) is
  'Waits a little for what another session keeps locked, and fails where lock_timeout is over';
