-- As pggit.stop_to_join, of the disables that are not in the table of stops yet, since another session held it when they
-- began (see pggit.record_late_stops): so of a hundred alerts one waits for that table. The stop is told by its event; no
-- row where there is none, or where events cannot be read.
create or replace function pggit.late_stop_to_join(delivery pggit.webhook_deliveries)
returns table (until timestamptz, event_id bigint)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  late_enough constant timestamptz := {{_late_enough}};
begin
  return query
    select l.ends_at, l.event_id
    from (
      select e.event_id, (e.event_data ->> 'until')::timestamptz as ends_at
      from pggit.system_events as e
      where e.event_type = 'emergency_disable' and e.event_data @> '{"unrecorded": true}'
    ) as l
    where
      delivery.decided = 'disable' and l.ends_at > clock_timestamp() and l.ends_at >= late_enough
      and exists (
        select from pggit.webhook_deliveries as d where d.event_id = l.event_id and d.webhook = delivery.webhook
      )
    order by l.ends_at desc
    limit 1;
exception when others then
  return;
end
$$;

comment on function pggit.late_stop_to_join(pggit.webhook_deliveries) is
  'The disable of a delivery''s webhook that is not in the table of stops yet and that it would join';
