-- Does what was decided for a delivery and returns it with what came of it: until, stop_id, event_id; its action
-- becomes 'nothing', with the reason, where its incident is known to be over. Expects the turn of its webhook.
create or replace function pggit.act_on_delivery(delivery pggit.webhook_deliveries) returns pggit.webhook_deliveries
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  over_since timestamptz;
begin
  delivery.action := delivery.decided;
  if delivery.action in ('disable', 'pause') then
    over_since := pggit.incident_over_since(delivery);
    if over_since is null then
      return pggit.stop_for_delivery(delivery);
    end if;
    delivery.action := 'nothing';
    delivery.reason := format(
      'the incident is over since %s', to_char(over_since at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')
    );
  elsif delivery.action = 'enable' then
    return pggit.enable_for_delivery(delivery);
  end if;
  return delivery;
end
$$;

comment on function pggit.act_on_delivery(pggit.webhook_deliveries) is
  'Does what was decided for a delivery; returns it with what came of it';
