-- Does again what was decided for an accepted delivery, now and as the caller, and returns what came of it. What its
-- sender said then is what counts: the same incident, the same time by the sender's clock, the same duration, so that
-- the delivery that ends the incident also ends this. It is a delivery of its own on record, which says what it repeats,
-- and an event webhook_replayed. Nothing is sent anywhere, and no rule is looked up anew.
--
-- delivery_no: as pggit.list_webhook_deliveries says it. reason: why, for the record and for status().
--
-- Raises PG091 where there is none, PG092 where repeating it would change nothing or nothing is known of it (see
-- pggit.replay_refusal), read_only_sql_transaction; waits as pggit.receive_delivery does.
-- SECURITY DEFINER: operators may not write the record of deliveries otherwise.
create or replace function pggit.replay_delivery(delivery_no bigint, reason text default null)
returns table (replay_no bigint, webhook text, action text, reason_recorded text, until timestamptz, event_id bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '1s'
as $$
#variable_conflict use_column
declare
  delivery pggit.webhook_deliveries := pggit.find_delivery(replay_delivery.delivery_no);
  why constant text := nullif(trim(regexp_replace(left(replay_delivery.reason, 300), '\s+', ' ', 'g')), '');
  refusal text;
begin
  perform pggit.check_writable('a delivery cannot be replayed');
  set local lock_timeout = '2500ms';
  perform pg_advisory_xact_lock(hashtext('pggit.webhook'), hashtext(delivery.webhook));
  set local lock_timeout = '1s';
  refusal := pggit.replay_refusal(delivery);
  if refusal is not null then
    raise exception 'delivery % cannot be replayed: %', delivery.delivery_no, refusal
      using
        errcode = 'PG092',
        hint = 'To stop or resume tracking whatever an incident says, use pggit.emergency_disable and pggit.emergency_enable.';
  end if;

  delivery.replay_of := delivery.delivery_no;
  delivery.delivery_id := format('replay of %s: %s', delivery.delivery_no, gen_random_uuid());
  delivery.received_at := clock_timestamp();
  delivery.reason := left(
    format('webhook %s: %s (%s)', delivery.webhook, delivery.title, concat_ws(': ', 'replay of delivery ' || delivery.delivery_no, why)),
    700
  );
  delivery.until := null;
  delivery.stop_id := null;
  delivery.event_id := null;
  delivery := pggit.record_delivery(pggit.act_on_delivery(delivery));
  perform pggit.record_event(
    'webhook_replayed',
    jsonb_build_object(
      'action', 'delivery replayed', 'webhook', delivery.webhook, 'delivery_no', delivery.replay_of,
      'replay_no', delivery.delivery_no, 'did', delivery.action, 'until', delivery.until, 'reason', why
    )
  );
  return query select delivery.delivery_no, delivery.webhook, delivery.action, delivery.reason, delivery.until, delivery.event_id;
end
$$;

comment on function pggit.replay_delivery(bigint, text) is
  'Does again what was decided for an accepted delivery, on record as a replay';
