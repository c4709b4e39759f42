-- How often capture failed in the last day, and what failed last.
create or replace function pggit.status_failures() returns table (status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    case count(*) when 0 then 'ok' else 'warning' end,
    concat(
      count(*),
      case count(*) when 1 then ' failure' else ' failures' end,
      ' in last day',
      ', the last at ' || to_char(max(e.created_at), 'YYYY-MM-DD HH24:MI:SS TZ'),
      ': ' || (array_agg(e.event_data ->> 'error' order by e.event_id desc))[1]
    )
  from pggit.system_events as e
  where e.event_type = 'capture_failed' and e.created_at > now() - interval '1 day'
$$;

comment on function pggit.status_failures() is 'Capture failures of the last day; the Failures row of pggit.status()';
