-- What a rule decided for a delivery, so that it can be done again; and events found by who, what and which request.

alter table pggit.webhook_deliveries
  add column decided text check (decided in ('disable', 'pause', 'enable', 'nothing')),
  add column duration interval,
  add column matched jsonb,
  add column replay_of bigint;
comment on column pggit.webhook_deliveries.decided is
  'What the rule said; action is what was done, which is nothing where the incident was over';
comment on column pggit.webhook_deliveries.duration is 'For how long at most, where the rule stops tracking';
comment on column pggit.webhook_deliveries.matched is
  'The rule that decided: its place in the configuration, from 1, and its conditions; null where none matched';
comment on column pggit.webhook_deliveries.replay_of is
  'The delivery that somebody had done again with this one; it may be purged meanwhile';

-- pggit.list_events leaves out the same two types unless asked for them.
create index system_events_told on pggit.system_events (event_id) where event_type not in ('api_read', 'tracking_complete');
create index system_events_type_id on pggit.system_events (event_type, event_id);
create index system_events_actor on pggit.system_events (coalesce(event_data ->> 'caller', event_data ->> 'user'), event_id);
create index system_events_request on pggit.system_events ((event_data ->> 'request_id'), event_id)
where event_data ->> 'request_id' is not null;
