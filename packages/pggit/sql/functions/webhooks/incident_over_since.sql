-- Since when the incident of a delivery is known to be over, by its sender's clock; null where it is not.
create or replace function pggit.incident_over_since(delivery pggit.webhook_deliveries) returns timestamptz
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select max(d.occurred_at)
  from pggit.webhook_deliveries as d
  where
    d.webhook = delivery.webhook and d.incident = delivery.incident
    and d.occurred_at >= delivery.occurred_at and (d.kind = 'resolved' or d.action = 'enable')
$$;

comment on function pggit.incident_over_since(pggit.webhook_deliveries) is
  'Since when the incident of a delivery is known to be over; null where it is not';
