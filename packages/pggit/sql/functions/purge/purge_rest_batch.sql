-- Removes max_rows rows at most of what no commit holds: versions that were current when their commit was
-- purged and no longer are, captured statements from before the cut-off that changed nothing, and events,
-- idempotency keys, jobs and deliveries of webhooks that are older than they are kept. Returns what was removed, no
-- row where there is nothing to remove.
create or replace function pggit.purge_rest_batch(cutoff timestamptz, max_rows bigint)
returns table (object_type text, count bigint, bytes bigint)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  return query
    select v.object_type, v.count, v.bytes
    from pggit.purge_versions(
      array(
        select a.hash
        from pggit.archived_commits as a
        where exists (select from pggit.versions as v where v.commit_hash = a.hash and not v.is_current)
        limit max_rows
      )
    ) as v;
  return query
    with gone as (
      delete from pggit.ddl_log as l
      where l.log_id in (
        select o.log_id
        from pggit.ddl_log as o
        where o.commit_hash = decode(repeat('00', 32), 'hex') and o.captured_at < cutoff
        limit max_rows
      )
      returning pg_column_size(row(l.*)) as size
    )
    select 'ddl_log', count(*), sum(g.size) from gone as g having count(*) > 0;
  return query
    with gone as (
      delete from pggit.system_events as e
      where e.event_id in (select p.event_id from pggit.purgeable_events(max_rows) as p)
      returning pg_column_size(row(e.*)) as size
    )
    select 'events', count(*), sum(g.size) from gone as g having count(*) > 0;
  return query
    with gone as (
      delete from pggit.idempotency_keys as k
      where (k.role_name, k.caller, k.idempotency_key) in (
        select p.role_name, p.caller, p.idempotency_key from pggit.purgeable_calls(max_rows) as p
      )
      returning pg_column_size(row(k.*)) as size
    )
    select 'idempotency_keys', count(*), sum(g.size) from gone as g having count(*) > 0;
  return query
    with gone as (
      delete from pggit.jobs as j
      where j.job_id in (select p.job_id from pggit.purgeable_jobs(max_rows) as p)
      returning pg_column_size(row(j.*)) as size
    )
    select 'jobs', count(*), sum(g.size) from gone as g having count(*) > 0;
  return query
    with gone as (
      delete from pggit.webhook_deliveries as d
      where d.delivery_no in (select p.delivery_no from pggit.purgeable_deliveries(max_rows) as p)
      returning pg_column_size(row(d.*)) as size
    )
    select 'deliveries', count(*), sum(g.size) from gone as g having count(*) > 0;
end
$$;

comment on function pggit.purge_rest_batch(timestamptz, bigint) is
  'Removes stale versions, statements that changed nothing, old events, idempotency keys, jobs and deliveries; returns counts and bytes';
