-- Disables or pauses tracking for a delivery, or joins it to a stop of its webhook (see pggit.stop_to_join). Returns the
-- delivery with the stop, its end and its event.
create or replace function pggit.stop_for_delivery(delivery pggit.webhook_deliveries)
returns pggit.webhook_deliveries
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  select j.stop_id, j.until, j.event_id into delivery.stop_id, delivery.until, delivery.event_id
  from pggit.stop_to_join(delivery) as j;
  if not found and delivery.action = 'disable' then
    select b.stop_id, b.ends_at, b.event_id into delivery.stop_id, delivery.until, delivery.event_id
    from pggit.begin_disable(delivery.duration, delivery.reason) as b;
  elsif not found then
    select b.stop_id, b.ends_at, b.event_id into delivery.stop_id, delivery.until, delivery.event_id
    from pggit.begin_pause(delivery.duration, delivery.reason) as b;
  end if;
  return delivery;
end
$$;

comment on function pggit.stop_for_delivery(pggit.webhook_deliveries) is
  'Disables or pauses tracking for a delivery, or joins it to a stop of its webhook';
