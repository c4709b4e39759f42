-- Disables or pauses tracking for a delivery, or joins it to a stop of its webhook (see pggit.stop_to_join). Returns the
-- delivery with the stop, its end and its event. Where another session holds the table of stops a disable is begun
-- without it, and the delivery has the event alone until the stop is written down.
create or replace function pggit.stop_for_delivery(delivery pggit.webhook_deliveries)
returns pggit.webhook_deliveries
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  is_joined boolean;
begin
  begin
    -- not waited for: of many deliveries in one transaction each would
    lock table pggit.tracking_stops in access share mode nowait;
    select j.stop_id, j.until, j.event_id into delivery.stop_id, delivery.until, delivery.event_id
    from pggit.stop_to_join(delivery) as j;
    is_joined := found;
  exception when lock_not_available then
    is_joined := false;
  end;
  if not is_joined then
    select j.until, j.event_id into delivery.until, delivery.event_id from pggit.late_stop_to_join(delivery) as j;
    is_joined := found;
  end if;
  if not is_joined and delivery.action = 'disable' then
    select b.stop_id, b.ends_at, b.event_id into delivery.stop_id, delivery.until, delivery.event_id
    from pggit.begin_disable(delivery.duration, delivery.reason) as b;
  elsif not is_joined then
    select b.stop_id, b.ends_at, b.event_id into delivery.stop_id, delivery.until, delivery.event_id
    from pggit.begin_pause(delivery.duration, delivery.reason) as b;
  end if;
  return delivery;
end
$$;

comment on function pggit.stop_for_delivery(pggit.webhook_deliveries) is
  'Disables or pauses tracking for a delivery, or joins it to a stop of its webhook';
