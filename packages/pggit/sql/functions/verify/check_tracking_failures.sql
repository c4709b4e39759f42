-- What failed in the last day while capturing: statements whose change no trigger recorded. They
-- succeeded all the same, and reconciling finds what they changed.
create or replace function pggit.check_tracking_failures()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    1, 'warning',
    format(
      '%s capture failure%s in the last day; the last one: %s',
      count(*),
      case count(*) when 1 then '' else 's' end,
      (
        select concat_ws(': ', last.event_data ->> 'action', last.event_data ->> 'error')
        from pggit.system_events as last
        where last.event_id = max(e.event_id)
      )
    ),
    '%s', ''
  from pggit.system_events as e
  where e.event_type = 'capture_failed' and e.created_at > now() - interval '1 day'
  having count(*) > 0
$$;

comment on function pggit.check_tracking_failures() is 'Capture failures of the last day; part of pggit.verify_consistency()';
