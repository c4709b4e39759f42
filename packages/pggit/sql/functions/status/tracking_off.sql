-- How long tracking was off between `since` and now, for whatever reason; times that overlap count once.
create or replace function pggit.tracking_off(since timestamptz) returns interval
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(sum(upper(off.span) - lower(off.span)), interval '0')
  from (
    select unnest(
      range_agg(tstzrange(greatest(s.started_at, since), least(s.ended_at, s.ends_at, clock_timestamp())))
    )
    from pggit.tracking_stops as s
    where least(s.ended_at, s.ends_at) > greatest(s.started_at, since) and s.started_at < clock_timestamp()
  ) as off (span)
$$;

comment on function pggit.tracking_off(timestamptz) is 'How long tracking was off since a moment';
