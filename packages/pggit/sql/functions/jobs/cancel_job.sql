-- Asks for the end of a job, and returns it as it is then: one that nobody works on is cancelled at once, one that
-- is being worked on when its worker next keeps how far it came. One that has ended stays as it is. What its steps
-- did until then stays done.
--
-- Raises PG090 UNKNOWN_JOB. SECURITY DEFINER: as begin_job.
create or replace function pggit.cancel_job(job_id uuid, caller text default null) returns pggit.jobs
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  asked pggit.jobs;
begin
  update pggit.jobs as j
  set cancel_asked_by = coalesce(j.cancel_asked_by, cancel_job.caller, pggit.current_author())
  where j.job_id = cancel_job.job_id and j.state in ('waiting', 'running')
  returning j.* into asked;
  if not found then
    return pggit.find_job(cancel_job.job_id);
  end if;
  if coalesce(asked.held_until < clock_timestamp(), true) then
    asked := pggit.end_job(asked, 'cancelled');
  end if;
  return asked;
end
$$;

comment on function pggit.cancel_job(uuid, text) is 'Asks for the end of a job';
