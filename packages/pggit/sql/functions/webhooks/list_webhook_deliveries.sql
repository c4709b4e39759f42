-- What senders of webhooks delivered and what came of it, newest first, a page at a time.
--
-- of_webhook: only deliveries of this webhook. of_verdict: only 'accepted' or 'rejected' ones.
-- before: the number of the last delivery of the page before; deliveries that come meanwhile neither repeat nor
-- hide any. max_rows: deliveries in a page, 1 or more. of_incident: only what was said of this incident.
--
-- action is what was done; until, when the stop that it began or joined ends; times, how many rejected deliveries
-- the row stands for (see pggit.reject_delivery); event_id, its row in pggit.system_events; replay_of, the delivery
-- that it repeats (see pggit.replay_delivery).
--
-- Raises PG001 for an unknown verdict and for max_rows.
create or replace function pggit.list_webhook_deliveries(
  of_webhook text default null, of_verdict text default null, before bigint default null, max_rows integer default 50,
  of_incident text default null
) returns table (
  delivery_no bigint, received_at timestamptz, webhook text, sender text, verdict text, kind text, action text,
  reason text, until timestamptz, title text, incident text, delivery_id text, occurred_at timestamptz, times bigint,
  event_id bigint, replay_of bigint
)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if max_rows is null or max_rows < 1 then
    raise exception 'max_rows is %, and must be 1 or more', coalesce(max_rows::text, 'null')
      using errcode = 'PG001', hint = 'For example: SELECT * FROM pggit.list_webhook_deliveries(max_rows => 10);';
  elsif of_verdict not in ('accepted', 'rejected') then
    raise exception 'there is no verdict called %', quote_literal(of_verdict)
      using errcode = 'PG001', hint = 'It is accepted or rejected; NULL for both.';
  end if;
  return query
    select
      d.delivery_no, d.received_at, d.webhook, d.sender, d.verdict, d.kind, d.action, d.reason, d.until, d.title,
      d.incident, d.delivery_id, d.occurred_at, d.times, d.event_id,
      d.replay_of
    from pggit.webhook_deliveries as d
    where
      (list_webhook_deliveries.before is null or d.delivery_no < list_webhook_deliveries.before)
      and (of_webhook is null or d.webhook = of_webhook)
      and (of_verdict is null or d.verdict = of_verdict)
      and (of_incident is null or d.incident = of_incident)
    order by d.delivery_no desc
    limit max_rows;
end
$$;

comment on function pggit.list_webhook_deliveries(text, text, bigint, integer, text) is
  'What senders of webhooks delivered and what came of it, newest first, a page at a time';
