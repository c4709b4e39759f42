-- One delivery of a webhook with all that is known of it: what was decided (matched: the rule's place in the
-- configuration, from 1, and its conditions) and what was done; the stop that it began or joined, and how that ended; of
-- which delivery it is a replay; and why it cannot be replayed now (null: it can be). Raises PG091 where there is none.
create or replace function pggit.show_webhook_delivery(delivery_no bigint)
returns table (
  delivery_no bigint, received_at timestamptz, webhook text, sender text, verdict text, kind text, action text,
  reason text, until timestamptz, title text, incident text, delivery_id text, occurred_at timestamptz, times bigint,
  event_id bigint, decided text, duration interval, matched jsonb, replay_of bigint, stop_id bigint, stop_reason text,
  stop_ends_at timestamptz, stop_ended_at timestamptz, stop_ended_by text, holds boolean, replay_refused text
)
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    d.delivery_no, d.received_at, d.webhook, d.sender, d.verdict, d.kind, d.action, d.reason, d.until, d.title,
    d.incident, d.delivery_id, d.occurred_at, d.times, d.event_id, d.decided, d.duration, d.matched, d.replay_of,
    d.stop_id, s.reason, s.ends_at, s.ended_at, s.ended_by, d.holds, pggit.replay_refusal(d)
  from pggit.find_delivery(show_webhook_delivery.delivery_no) as d
  left join pggit.tracking_stops as s on s.stop_id = d.stop_id
$$;

comment on function pggit.show_webhook_delivery(bigint) is 'One delivery of a webhook, what was decided, done, and became of it';
