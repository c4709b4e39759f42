-- When a lease that begins now is over. Raises PG002 where it is not positive, or longer than a day.
create or replace function pggit.held_until(lease interval) returns timestamptz
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if lease is null or lease <= interval '0' or lease > interval '1 day' then
    raise exception 'a job cannot be held for %', coalesce(quote_literal(lease::text), 'NULL')
      using errcode = 'PG002', hint = 'Give lease as a positive interval of a day at most, for example ''1 minute''.';
  end if;
  return clock_timestamp() + lease;
end
$$;

comment on function pggit.held_until(interval) is 'When a lease that begins now is over';
