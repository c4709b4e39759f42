-- What senders of webhooks delivered, and what came of it.

create table pggit.webhook_deliveries (
  delivery_no bigint generated always as identity primary key,
  webhook text not null,
  sender text not null,
  verdict text not null check (verdict in ('accepted', 'rejected')),
  received_at timestamptz not null default clock_timestamp(),
  delivery_id text,
  kind text check (kind in ('triggered', 'resolved', 'other')),
  incident text,
  occurred_at timestamptz,
  title text,
  action text check (action in ('disable', 'pause', 'enable', 'nothing')),
  reason text not null,
  until timestamptz,
  stop_id bigint,
  holds boolean not null default false,
  event_id bigint,
  times bigint not null default 1,
  counted_hour timestamptz,
  check (
    verdict = 'rejected' and num_nonnulls(delivery_id, kind, incident, occurred_at, action) = 0
    or num_nulls(delivery_id, kind, incident, occurred_at, action) = 0 and counted_hour is null
  )
);
-- Neither partial nor with a column in front that the other looks for: while PostgreSQL knows nothing of the rows it
-- takes all such for equally good, and reads through one of them from end to end.
create unique index webhook_deliveries_once on pggit.webhook_deliveries (delivery_id, webhook);
create index webhook_deliveries_incident on pggit.webhook_deliveries (incident, occurred_at);
create index webhook_deliveries_stop on pggit.webhook_deliveries (stop_id, webhook) where stop_id is not null;
create index webhook_deliveries_holding on pggit.webhook_deliveries (webhook, incident) where holds;
create index webhook_deliveries_held on pggit.webhook_deliveries (stop_id, delivery_no) where holds;
create index webhook_deliveries_rejected on pggit.webhook_deliveries (webhook, received_at) where verdict = 'rejected';
create unique index webhook_deliveries_counted on pggit.webhook_deliveries (webhook, counted_hour) where counted_hour is not null;
create index webhook_deliveries_received on pggit.webhook_deliveries (received_at);
comment on table pggit.webhook_deliveries is 'What senders of webhooks delivered, and what came of it';
comment on column pggit.webhook_deliveries.delivery_id is 'What a delivery and its repetition have in common; each acts once';
comment on column pggit.webhook_deliveries.incident is 'What is triggered and later resolved, as its sender knows it';
comment on column pggit.webhook_deliveries.occurred_at is 'When it happened by the clock of its sender: the order of an incident''s deliveries';
comment on column pggit.webhook_deliveries.stop_id is 'The stop that it began or joined';
comment on column pggit.webhook_deliveries.holds is
  'Whether it keeps its stop from being ended: from when it began or joined it until its incident is over';
comment on column pggit.webhook_deliveries.times is 'How many rejected deliveries the row stands for';
comment on column pggit.webhook_deliveries.counted_hour is 'The hour whose further rejected deliveries the row counts';
