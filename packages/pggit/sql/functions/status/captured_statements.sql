-- What was captured since a moment: a row for each run of an event trigger that kept something, with the
-- command's tag, when, and how long pgGit took for it (null where it was not measured). What is folded is
-- read from the 'tracking_complete' events, by index; the rest from pggit.ddl_log. An ALTER that drops a
-- part of its table runs two triggers.
create or replace function pggit.captured_statements(since timestamptz)
returns table (command_tag text, captured_at timestamptz, duration interval)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select e.event_data ->> 'operation_type', e.created_at, (e.event_data ->> 'duration')::interval
  from pggit.system_events as e
  where e.event_type = 'tracking_complete' and e.created_at >= since
  union all
  select l.command_tag, l.captured_at, sum(l.duration)
  from pggit.ddl_log as l
  where l.commit_hash is null and l.captured_at >= since
  group by l.transaction_id, l.captured_at, l.command_tag
$$;

comment on function pggit.captured_statements(timestamptz) is 'What was captured since a moment, and how long it took';
