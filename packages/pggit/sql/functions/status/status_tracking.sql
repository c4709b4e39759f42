-- Whether DDL is captured as it happens: enabled, paused, disabled (until when, by whom and why), both at
-- once where both hold, or unavailable where this installation has no event triggers. Event triggers that
-- are disabled are counted, and what is broken in what they run is said.
create or replace function pggit.status_tracking() returns table (status text, details text)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  present integer;
  active integer;
  stops record;
  triggers text;
begin
  select count(*), count(*) filter (where t.evtenabled in ('O', 'A'))
  into present, active
  from pg_event_trigger as t
  inner join pg_proc as p on p.oid = t.evtfoid
  where p.pronamespace = 'pggit'::regnamespace;

  select
    string_agg(distinct case s.kind when 'pause' then 'paused' else 'disabled' end, ', ') as states,
    string_agg(
      concat(
        case s.kind when 'pause' then 'Paused' when 'disable' then 'Disabled' else 'Off after repeated failures' end,
        ' until ' || to_char(s.ends_at, 'YYYY-MM-DD HH24:MI:SS TZ'), ' by ' || s.started_by, ': ' || s.reason
      ),
      '; ' order by s.kind = 'pause', s.kind = 'breaker'
    ) as details
  into stops
  from (
    select distinct on (o.kind) o.*
    from pggit.tracking_stops as o
    where o.ended_at is null and o.ends_at > clock_timestamp()
    order by o.kind, o.ends_at desc
  ) as s;

  triggers := case
    when active = present then format('%s trigger%s active', active, case active when 1 then '' else 's' end)
    else concat(
      case active when 0 then 'None' else 'Only ' || active end, format(' of %s triggers active', present),
      ': ' || pggit.broken_capture()
    )
  end;
  if present = 0 then
    return query values (
      'unavailable', 'No event triggers: history is what pggit.fold(true) finds when it runs'
    );
  elsif stops.states is not null then
    return query values (stops.states, concat(stops.details, case when active < present then '. ' || triggers end));
  else
    return query values (case active when 0 then 'disabled' else 'enabled' end, triggers);
  end if;
end
$$;

comment on function pggit.status_tracking() is 'Whether DDL is captured; the Tracking row of pggit.status()';
