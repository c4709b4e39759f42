-- When history was last verified, or last purged, as far as it is on record: by a job, by the operations API or,
-- for a purge, by anybody. What a verification of a job found is said with it.
create or replace function pggit.status_upkeep(what text) returns table (status text, details text)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  last_event pggit.system_events;
  faults bigint;
begin
  select e.* into last_event
  from pggit.system_events as e
  where
    (
      -- these words are the index's
      e.event_type = 'history_purged'
      or e.event_type in ('job_succeeded', 'job_failed') and e.event_data ->> 'kind' = 'verify'
      or e.event_type = 'api_call' and e.event_data ->> 'operation' = 'verify'
    )
    and (e.event_type = 'history_purged') = (what = 'purge')
  order by e.created_at desc
  limit 1;
  if not found then
    return query values ('info', 'None on record');
    return;
  end if;
  if jsonb_typeof(last_event.event_data -> 'result') = 'array' then
    select count(*) into faults
    from jsonb_array_elements(last_event.event_data -> 'result') as r
    where r ->> 'status' in ('warning', 'error');
  end if;
  return query values (
    case
      when last_event.event_type = 'job_failed' or coalesce(last_event.event_data ->> 'outcome', 'done') <> 'done' then 'warning'
      when faults > 0 then 'warning'
      else 'ok'
    end,
    concat(
      'At ', to_char(last_event.created_at, 'YYYY-MM-DD HH24:MI:SS TZ'),
      ' by ' || coalesce(last_event.event_data ->> 'caller', last_event.event_data ->> 'user'),
      case
        when last_event.event_type = 'job_failed' then ', which failed: ' || (last_event.event_data -> 'error' ->> 'message')
        when last_event.event_data ->> 'outcome' <> 'done' then ', which failed: ' || (last_event.event_data ->> 'outcome')
        when faults = 0 then ', nothing found'
        when faults > 0 then format(', %s kind%s of fault found', faults, case faults when 1 then '' else 's' end)
      end
    )
  );
end
$$;

comment on function pggit.status_upkeep(text) is 'When history was last verified or purged; two rows of pggit.status()';
