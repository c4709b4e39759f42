-- Ends a job as its worker says: 'succeeded' with a result, 'failed' with an error (code, message, hint), or
-- 'cancelled'. Returns whether it did: false where the job is no longer the worker's own, so that of two workers one
-- ends it, once.
--
-- Raises PG001 for another state. SECURITY DEFINER: as claim_job.
create or replace function pggit.finish_job(
  job_id uuid, holder text, state text, result jsonb default null, error jsonb default null
) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  held pggit.jobs;
begin
  if coalesce(finish_job.state not in ('succeeded', 'failed', 'cancelled'), true) then
    raise exception 'a job cannot end as %', coalesce(quote_literal(finish_job.state), 'NULL')
      using errcode = 'PG001', hint = 'It ends as succeeded, failed or cancelled.';
  end if;
  select j.* into held
  from pggit.jobs as j
  where j.job_id = finish_job.job_id and j.state = 'running' and j.holder = finish_job.holder
  for update;
  if not found then
    return false;
  end if;
  perform pggit.end_job(held, finish_job.state, finish_job.result, finish_job.error);
  return true;
end
$$;

comment on function pggit.finish_job(uuid, text, text, jsonb, jsonb) is 'Ends a job, for the worker that has it';
