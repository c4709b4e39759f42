-- Whether DDL is captured as it happens: enabled, paused, disabled (until when, by whom and why), or
-- unavailable where this installation has no event triggers.
create or replace function pggit.status_tracking() returns table (status text, details text)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  present integer;
  active integer;
  stop record;
begin
  select count(*), count(*) filter (where t.evtenabled in ('O', 'A'))
  into present, active
  from pg_event_trigger as t
  inner join pg_proc as p on p.oid = t.evtfoid
  where p.pronamespace = 'pggit'::regnamespace;

  select * into stop
  from pggit.tracking_stops as s
  where s.ended_at is null and s.ends_at > clock_timestamp()
  order by case s.kind when 'disable' then 1 when 'pause' then 2 else 3 end, s.ends_at desc
  limit 1;

  if present = 0 then
    return query values (
      'unavailable', 'No event triggers: history is what pggit.fold(true) finds when it runs'
    );
  elsif stop.kind is not null then
    return query values (
      case stop.kind when 'pause' then 'paused' else 'disabled' end,
      concat(
        case stop.kind when 'breaker' then 'After repeated failures, until ' else 'Until ' end,
        to_char(stop.ends_at, 'YYYY-MM-DD HH24:MI:SS TZ'),
        ' by ' || stop.started_by,
        ': ' || stop.reason
      )
    );
  elsif active = 0 then
    return query values ('disabled', format('None of %s triggers active', present));
  elsif active < present then
    return query values ('enabled', format('Only %s of %s triggers active', active, present));
  else
    return query values ('enabled', format('%s trigger%s active', active, case active when 1 then '' else 's' end));
  end if;
end
$$;

comment on function pggit.status_tracking() is 'Whether DDL is captured; the Tracking row of pggit.status()';
