-- When what begins now and lasts for `duration` ends. Raises PG002 for a duration that is null, below a
-- second (over before anybody knows of it), or above 30 days (an infinite one among them): what is off or open that
-- long was forgotten.
create or replace function pggit.end_after(duration interval) returns timestamptz
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  shortest constant interval := '1 second';
  longest constant interval := '30 days';
  started constant timestamptz := clock_timestamp();
  problem text;
begin
  problem := case
    when duration is null then 'the duration is null'
    when duration > longest then format('the duration %s is longer than %s', duration, longest)
    -- one month less 29 days is above zero, and in February ends before it begins
    when duration <= interval '0' or started + duration <= started then format('the duration %s is not above zero', duration)
    when started + duration < started + shortest then format('the duration %s is shorter than 1 second', duration)
  end;
  if problem is not null then
    raise exception '%', problem
      using errcode = 'PG002', hint = format('Give an interval of 1 second up to %s, such as ''2 hours''.', longest);
  end if;
  return started + duration;
end
$$;

comment on function pggit.end_after(interval) is 'When what begins now and lasts for a duration ends; refuses durations that make no sense';
