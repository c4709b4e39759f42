-- Disables or pauses tracking for a delivery, or joins it to a stop that another delivery of its webhook began
-- and that ends at most a minute sooner (a tenth of the duration, where that is less): alerts that come together
-- are one stop. Returns the delivery with the stop, its end and its event. A stop that somebody else began is not
-- joined, for it may end before this one's incident does.
create or replace function pggit.stop_for_delivery(delivery pggit.webhook_deliveries, duration interval)
returns pggit.webhook_deliveries
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  late_enough constant timestamptz := pggit.end_after(duration) - least(interval '1 minute', duration / 10);
begin
  select s.stop_id, s.ends_at, d.event_id into delivery.stop_id, delivery.until, delivery.event_id
  from pggit.tracking_stops as s
  cross join lateral (
    select e.event_id
    from pggit.webhook_deliveries as e
    where e.stop_id = s.stop_id and e.webhook = delivery.webhook
    order by e.delivery_no
    limit 1
  ) as d
  where
    s.kind = delivery.action and s.ended_at is null and s.ends_at > clock_timestamp() and s.ends_at >= late_enough
  order by s.ends_at desc
  limit 1;
  if not found and delivery.action = 'disable' then
    select b.stop_id, b.ends_at, b.event_id into delivery.stop_id, delivery.until, delivery.event_id
    from pggit.begin_disable(duration, delivery.reason) as b;
  elsif not found then
    select b.stop_id, b.ends_at, b.event_id into delivery.stop_id, delivery.until, delivery.event_id
    from pggit.begin_pause(duration, delivery.reason) as b;
  end if;
  return delivery;
end
$$;

comment on function pggit.stop_for_delivery(pggit.webhook_deliveries, interval) is
  'Disables or pauses tracking for a delivery, or joins it to a stop of its webhook';
