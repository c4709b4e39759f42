-- Does what a verified delivery of a webhook asks for, once: records it and disables, pauses or enables
-- tracking in the same transaction. A repetition, also one that comes at the same time, does nothing and
-- returns the row of the first.
--
-- delivery_id: what a delivery and its repetition have in common. incident: what is triggered and later
-- resolved. occurred_at: when that happened by the sender's clock; an incident's deliveries may come in any order.
-- action: 'disable' or 'pause', for `duration` and with `reason`, unless a later delivery of the incident said
-- that it is over; 'enable', which ends what this incident of this webhook had stopped and no other of its
-- incidents keeps stopped; 'nothing'. matched: the rule that says so, for the record.
--
-- Deliveries of one webhook take turns, by an advisory lock, so that a hundred alerts at once end in one stop. None
-- waits longer than 2.5 seconds for its turn, nor than one for a table (lock_not_available). Where the delivery
-- cannot be recorded because pgGit's tables are damaged, a disable is done all the same, with a warning.
--
-- Raises PG001 for arguments that make no sense and outside READ COMMITTED, where a session could not see what
-- the one before it did; PG002 for the duration; read_only_sql_transaction.
-- SECURITY DEFINER: operators may disable and enable, and may not write the record of deliveries otherwise.
create or replace function pggit.receive_delivery(
  webhook text, sender text, delivery_id text, kind text, incident text, occurred_at timestamptz, title text,
  action text, duration interval default null, reason text default '', matched jsonb default null
) returns pggit.webhook_deliveries
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '1s'
as $$
declare
  delivery pggit.webhook_deliveries;
begin
  perform pggit.check_delivery(webhook, delivery_id, kind, action);
  for look in 1 .. 2 loop
    select d.* into delivery
    from pggit.webhook_deliveries as d
    where d.webhook = receive_delivery.webhook and d.delivery_id = receive_delivery.delivery_id;
    if delivery.delivery_no is not null then
      return delivery;
    elsif look = 1 then
      -- the second look sees what was done by whoever had the lock before
      set local lock_timeout = '2500ms';
      perform pg_advisory_xact_lock(hashtext('pggit.webhook'), hashtext(receive_delivery.webhook));
      set local lock_timeout = '1s';
    end if;
  end loop;

  delivery.webhook := receive_delivery.webhook;
  delivery.sender := receive_delivery.sender;
  delivery.verdict := 'accepted';
  delivery.received_at := clock_timestamp();
  delivery.delivery_id := receive_delivery.delivery_id;
  delivery.kind := receive_delivery.kind;
  delivery.incident := receive_delivery.incident;
  delivery.occurred_at := receive_delivery.occurred_at;
  delivery.title := receive_delivery.title;
  delivery.decided := receive_delivery.action;
  delivery.duration := receive_delivery.duration;
  delivery.matched := receive_delivery.matched;
  delivery.reason := receive_delivery.reason;
  return pggit.record_delivery(pggit.act_on_delivery(delivery));
exception when others then
  -- what may pass is for the sender to try again; what is damaged is no reason not to stop
  if
    receive_delivery.action is distinct from 'disable'
    or sqlstate in ('PG001', 'PG002', '55P03', '40001', '40P01', '25006', '23505')
  then
    raise;
  end if;
  raise warning 'pgGit could not record a delivery of the webhook %: %', receive_delivery.webhook, sqlerrm;
  delivery.action := receive_delivery.action;
  delivery.reason := receive_delivery.reason;
  delivery.until := (pggit.begin_disable(duration, receive_delivery.reason)).ends_at;
  return delivery;
end
$$;

comment on function pggit.receive_delivery(
  text, text, text, text, text, timestamptz, text, text, interval, text, jsonb
) is 'Does what a verified delivery of a webhook asks for, once, and records it';
