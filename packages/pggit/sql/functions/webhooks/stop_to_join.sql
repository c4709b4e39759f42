-- The open stop of a delivery's webhook that the delivery would join: of its kind, and ending at most a minute sooner
-- than its own would (a tenth of the duration, where that is less), so that alerts that come together are one stop. A
-- stop that somebody else began is not joined, for it may end before this one's incident does. No row where there is none.
create or replace function pggit.stop_to_join(delivery pggit.webhook_deliveries)
returns table (stop_id bigint, until timestamptz, event_id bigint)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  late_enough constant timestamptz := {{_late_enough}};
begin
  return query
    select s.stop_id, s.ends_at, d.event_id
    from pggit.tracking_stops as s
    cross join lateral (
      -- any: whoever joined has the event of the first
      select e.event_id
      from pggit.webhook_deliveries as e
      where e.stop_id = s.stop_id and e.webhook = delivery.webhook
      limit 1
    ) as d
    where
      s.kind = delivery.decided and s.ended_at is null and s.ends_at > clock_timestamp() and s.ends_at >= late_enough
    order by s.ends_at desc
    limit 1;
end
$$;

comment on function pggit.stop_to_join(pggit.webhook_deliveries) is 'The open stop of a delivery''s webhook that it would join';
