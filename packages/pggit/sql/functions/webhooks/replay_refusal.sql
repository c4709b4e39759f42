-- Why a delivery (see pggit.find_delivery) cannot be replayed, as a clause without a full stop; null where it can be.
-- What can is what was decided and is no longer so: a stop that ended while its incident is open, or what an incident
-- that is over left off.
create or replace function pggit.replay_refusal(delivery pggit.webhook_deliveries) returns text
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  over_since timestamptz;
  stopped_until timestamptz;
begin
  if delivery.verdict = 'rejected' then
    return 'it was rejected, and nothing of what was sent is on record';
  elsif delivery.replay_of is not null then
    return format('it is a replay of delivery %s', delivery.replay_of);
  elsif delivery.decided = 'nothing' then
    return 'nothing was to be done for it';
  elsif delivery.decided = 'enable' then
    return case
      when not exists (
        select
        from pggit.webhook_deliveries as d
        inner join pggit.tracking_stops as s on s.stop_id = d.stop_id
        where
          d.webhook = delivery.webhook and d.incident = delivery.incident and d.holds
          and d.occurred_at <= delivery.occurred_at and s.ended_at is null and s.ends_at > clock_timestamp()
      ) then 'nothing that its incident stopped is still off'
    end;
  end if;
  over_since := pggit.incident_over_since(delivery);
  if over_since is not null then
    return format('its incident is over since %s', to_char(over_since at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'));
  elsif delivery.duration is null then
    return 'for how long it was to stop tracking is not on record';
  end if;
  select j.until into stopped_until
  from pggit.stop_to_join(delivery) as j
  where exists (
    select from pggit.webhook_deliveries as d
    where d.stop_id = j.stop_id and d.holds and d.webhook = delivery.webhook and d.incident = delivery.incident
  );
  return 'its stop is in force until ' || to_char(stopped_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"');
end
$$;

comment on function pggit.replay_refusal(pggit.webhook_deliveries) is 'Why a delivery cannot be replayed; null where it can be';
