-- Adds a delivery to the record and returns it with its number. One that began or joined a stop holds it.
create or replace function pggit.record_delivery(delivery pggit.webhook_deliveries) returns pggit.webhook_deliveries
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  insert into pggit.webhook_deliveries (
    webhook, sender, verdict, received_at, delivery_id, kind, incident, occurred_at, title, action, reason, until,
    stop_id, holds, event_id, decided, duration, matched, replay_of
  )
  values (
    delivery.webhook, delivery.sender, delivery.verdict, delivery.received_at, delivery.delivery_id, delivery.kind,
    delivery.incident, delivery.occurred_at, delivery.title, delivery.action, delivery.reason, delivery.until,
    delivery.stop_id, delivery.stop_id is not null, delivery.event_id,
    delivery.decided, delivery.duration, delivery.matched, delivery.replay_of
  )
  returning *
$$;

comment on function pggit.record_delivery(pggit.webhook_deliveries) is 'Adds a delivery to the record';
