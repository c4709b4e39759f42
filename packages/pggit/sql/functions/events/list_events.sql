-- What was done, by whom, and how it ended: pggit.system_events, newest first, a page at a time.
--
-- of_type: only events of this type. by_actor: only what this caller of the operations API or this role did, as
-- `actor` has it. of_operation: only calls of this operation of the API. of_outcome: 'done', 'failed' for calls that
-- were refused or failed, or a code of the error table. of_request: only the call with this request id. since, until:
-- only events of that time. all_types: also calls that only read and measurements of folding, which are most of
-- all events and are left out where no type, actor or request is named. before: the id of the last event of the page before;
-- events that come meanwhile neither repeat nor hide any. max_rows: events in a page, 1 or more.
--
-- actor: the API's caller, else the role. action: the operation that was called, else what happened. outcome and
-- request_id: of calls. details: all of the event.
--
-- Planned for its filters each time, so that each finds its index. Raises PG001 for max_rows.
create or replace function pggit.list_events(
  of_type text default null, by_actor text default null, of_operation text default null, of_outcome text default null,
  of_request text default null, since timestamptz default null, until timestamptz default null,
  all_types boolean default false, before bigint default null, max_rows integer default 50
) returns table (
  event_id bigint, created_at timestamptz, event_type text, actor text, action text, outcome text, request_id text,
  details jsonb
)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
  is_whole constant boolean := coalesce(all_types, false) or num_nonnulls(of_type, by_actor, of_request) > 0;
begin
  if max_rows is null or max_rows < 1 then
    raise exception 'max_rows is %, and must be 1 or more', coalesce(max_rows::text, 'null')
      using errcode = 'PG001', hint = 'For example: SELECT * FROM pggit.list_events(max_rows => 10);';
  end if;
  return query
    select
      e.event_id, e.created_at, e.event_type, coalesce(e.event_data ->> 'caller', e.event_data ->> 'user'),
      coalesce(e.event_data ->> 'operation', e.event_data ->> 'action'), e.event_data ->> 'outcome',
      e.event_data ->> 'request_id', e.event_data
    from pggit.system_events as e
    where
      (list_events.before is null or e.event_id < list_events.before)
      and (is_whole or e.event_type not in ('api_read', 'tracking_complete'))
      and (of_type is null or e.event_type = of_type)
      and (by_actor is null or coalesce(e.event_data ->> 'caller', e.event_data ->> 'user') = by_actor)
      and (of_request is null or e.event_data ->> 'request_id' = of_request)
      and (of_operation is null or e.event_data ->> 'operation' = of_operation)
      and (
        of_outcome is null or e.event_data ->> 'outcome' = of_outcome
        or of_outcome = 'failed' and e.event_data ->> 'outcome' <> 'done'
      )
      and (list_events.since is null or e.created_at >= list_events.since)
      and (list_events.until is null or e.created_at <= list_events.until)
    order by e.event_id desc
    limit max_rows;
end
$$;

comment on function pggit.list_events(
  text, text, text, text, text, timestamptz, timestamptz, boolean, bigint, integer
) is 'What was done, by whom, and how it ended, newest first, a page at a time';
