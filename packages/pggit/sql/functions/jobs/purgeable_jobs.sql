-- Jobs that ended longer ago than they are kept, max_rows at most (null: all): pggit.event_retention, 3 months where
-- it is not set. What they did stays on record in pggit.system_events.
create or replace function pggit.purgeable_jobs(max_rows bigint default null) returns table (job_id uuid, bytes integer)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select j.job_id, pg_column_size(row(j.*))
  from pggit.jobs as j
  where
    j.finished_at
    < now() - coalesce(nullif(current_setting('pggit.event_retention', true), ''), '3 months')::interval
  limit max_rows
$$;

comment on function pggit.purgeable_jobs(bigint) is 'Jobs that ended longer ago than they are kept';
