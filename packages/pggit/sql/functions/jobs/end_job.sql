-- Ends a job that the caller has locked, as succeeded, failed or cancelled, and puts that on record. Returns it.
--
-- The result is on record where it is short and of a kind that tells of this database alone: who may read the events
-- of this one may not be allowed to read another that was compared with it, or fetched.
create or replace function pggit.end_job(job pggit.jobs, state text, result jsonb default null, error jsonb default null)
returns pggit.jobs
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  ended pggit.jobs;
begin
  update pggit.jobs as j
  set
    state = end_job.state, result = end_job.result, error = end_job.error, finished_at = clock_timestamp(),
    cursor = null, holder = null, held_until = null
  where j.job_id = job.job_id
  returning j.* into ended;
  perform pggit.record_event(
    'job_' || end_job.state,
    jsonb_build_object(
      'action', 'job ' || end_job.state, 'job_id', ended.job_id, 'kind', ended.kind, 'caller', ended.caller,
      'cancelled_by', case when end_job.state = 'cancelled' then ended.cancel_asked_by end,
      'error', end_job.error,
      'result', case
        when ended.kind in ('purge', 'verify') and octet_length(end_job.result::text) <= 4000 then end_job.result
      end,
      'duration', ended.finished_at - ended.created_at
    )
  );
  return ended;
end
$$;

comment on function pggit.end_job(pggit.jobs, text, jsonb, jsonb) is 'Ends a job and puts that on record';
