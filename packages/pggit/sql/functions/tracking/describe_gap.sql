-- The message of a commit of what was found in the catalog while or after tracking was off: each stop
-- whose changes are not known to be in history yet, from when to when, by whom and why. Null where there
-- is none.
create or replace function pggit.describe_gap() returns text
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select 'Changes while tracking was ' || nullif(pggit.list_few(array_agg(gap.text order by gap.stop_id)), '')
  from (
    select
      s.stop_id,
      concat(
        case s.kind when 'disable' then 'disabled' when 'pause' then 'paused' else 'off after repeated failures' end,
        case when span.is_open then ' since ' else ' from ' end, span.times[1],
        case when not span.is_open then ' to ' || span.times[2] end,
        case when s.kind <> 'breaker' then ' by ' || s.started_by end,
        ': ' || s.reason
      ) as text
    from pggit.tracking_stops as s
    cross join lateral (
      select
        s.ended_at is null and s.ends_at > clock_timestamp() as is_open,
        array_agg(to_char(t at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') order by place) as times
      from unnest(array[s.started_at, coalesce(s.ended_at, s.ends_at)]) with ordinality as moment (t, place)
    ) as span
    where not s.is_reconciled
  ) as gap
$$;

comment on function pggit.describe_gap() is 'The stops of tracking whose changes are not in history yet, as a commit message, or null';
