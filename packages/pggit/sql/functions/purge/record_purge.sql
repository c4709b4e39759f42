-- Notes in system_events what a purge removed: `rows` is an array of {object_type, count, bytes}.
create or replace function pggit.record_purge(older_than interval, keep_milestones boolean, removed jsonb) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if removed = '[]' then
    return;
  end if;
  perform pggit.record_event(
    'history_purged',
    jsonb_build_object(
      'action', 'history purged',
      'older_than', older_than::text,
      'keep_milestones', keep_milestones,
      'removed', jsonb_object_agg(r.object_type, r.count),
      'bytes', sum(r.bytes)
    )
  )
  from jsonb_to_recordset(removed) as r (object_type text, count bigint, bytes bigint);
end
$$;

comment on function pggit.record_purge(interval, boolean, jsonb) is 'The system event of a purge that removed something';
