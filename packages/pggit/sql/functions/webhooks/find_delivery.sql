-- The delivery of a number, with what was decided for it also where it is from before that was recorded. Raises PG091
-- where there is none.
create or replace function pggit.find_delivery(delivery_no bigint) returns pggit.webhook_deliveries
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  delivery pggit.webhook_deliveries;
begin
  select d.* into delivery from pggit.webhook_deliveries as d where d.delivery_no = find_delivery.delivery_no;
  if not found then
    raise exception 'there is no delivery %', coalesce(find_delivery.delivery_no::text, 'NULL')
      using errcode = 'PG091', hint = 'See SELECT * FROM pggit.list_webhook_deliveries(); old ones are purged.';
  end if;
  delivery.decided := coalesce(delivery.decided, delivery.action);
  delivery.duration := coalesce(delivery.duration, delivery.until - delivery.received_at);
  return delivery;
end
$$;

comment on function pggit.find_delivery(bigint) is 'The delivery of a number; PG091 where there is none';
