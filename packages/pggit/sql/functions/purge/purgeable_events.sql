-- Events that are older than they are kept, max_rows at most (null: all). What measures (tracking_complete,
-- capture_failed) and what says who read what (api_read) is kept for the setting pggit.event_retention, 3 months
-- where it is not set; what says who did what for pggit.audit_retention, 2 years. For example
--   alter database shop set pggit.audit_retention = '7 years';
create or replace function pggit.purgeable_events(max_rows bigint default null) returns table (event_id bigint, bytes integer)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select e.event_id, pg_column_size(row(e.*))
  from pggit.system_events as e
  where
    e.created_at < now() - case
      when e.event_type in ('tracking_complete', 'capture_failed', 'api_read')
        then coalesce(nullif(current_setting('pggit.event_retention', true), ''), '3 months')::interval
      else coalesce(nullif(current_setting('pggit.audit_retention', true), ''), '2 years')::interval
    end
  limit max_rows
$$;

comment on function pggit.purgeable_events(bigint) is 'System events that are older than they are kept';
