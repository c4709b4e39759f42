-- When history was last verified and last purged, found at once among any number of events.

create index system_events_upkeep on pggit.system_events (created_at)
where
  event_type = 'history_purged'
  or event_type in ('job_succeeded', 'job_failed') and event_data ->> 'kind' = 'verify'
  or event_type = 'api_call' and event_data ->> 'operation' = 'verify';
