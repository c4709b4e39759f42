-- Lets go of the stops that this incident of this webhook began or joined, and ends those that no other of its
-- incidents (or a later time of this one) holds. Returns the delivery, its reason completed with what came of it,
-- and the event. Stops of anybody else stay. What was changed meanwhile is in history with the next
-- pggit.fold(true), as after a stop that ended by itself: comparing a whole schema here could take longer than the
-- sender waits.
create or replace function pggit.enable_for_delivery(delivery pggit.webhook_deliveries)
returns pggit.webhook_deliveries
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  let_go bigint[];
  free bigint[];
  is_held boolean;
  ended integer := 0;
begin
  perform pggit.record_late_stops();
  with updated as (
    update pggit.webhook_deliveries as d
    set holds = false
    where
      d.webhook = delivery.webhook and d.incident = delivery.incident and d.holds
      and d.occurred_at <= delivery.occurred_at
    returning d.stop_id
  )
  select array_agg(distinct u.stop_id) into let_go from updated as u;
  if let_go is not null then
    select array_agg(s.stop_id) filter (where not s.is_held), bool_or(s.is_held) into free, is_held
    from (
      -- the newest, since the oldest are let go first: what was let go in this transaction is read over each time
      select
        o.stop_id,
        (select max(h.delivery_no) from pggit.webhook_deliveries as h where h.stop_id = o.stop_id and h.holds) is not null as is_held
      from pggit.tracking_stops as o
      where o.stop_id = any (let_go) and o.ended_at is null and o.ends_at > clock_timestamp()
    ) as s;
  end if;
  if free is not null then
    ended := pggit.end_stops('{disable,pause}', free);
  end if;
  if ended > 0 then
    delivery.event_id := pggit.record_event(
      'emergency_enable',
      jsonb_build_object(
        'action', 'tracking enabled', 'ended', ended, 'reason', nullif(delivery.reason, ''),
        'fault', pggit.restore_event_triggers()
      )
    );
  end if;
  delivery.reason := delivery.reason || case
    when is_held then ' (other incidents of this webhook keep tracking off)'
    when ended = 0 then ' (nothing to end: the incident had stopped nothing, or its stop is over)'
    else ''
  end;
  return delivery;
end
$$;

comment on function pggit.enable_for_delivery(pggit.webhook_deliveries) is
  'Ends what the incident of a delivery had stopped and no other incident of its webhook holds';
