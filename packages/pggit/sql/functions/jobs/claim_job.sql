-- Gives a job to a worker for a time, the lease: that of the id, or without one the oldest, which nobody has. Returns
-- no row where there is nothing to do: it has ended, is held, or another session claims it at this moment.
--
-- A worker that died holds its job until the lease is over; the next goes on at the cursor. A job that was claimed
-- five times without getting further, and never handed back, has failed, so that one that kills its workers does not
-- go round for ever.
--
-- Raises PG001 for a holder without a name, PG002 for a lease that is not positive.
-- SECURITY DEFINER: operators may do what was asked for and may not write to the table otherwise.
create or replace function pggit.claim_job(holder text, job_id uuid default null, lease interval default '1 minute')
returns setof pggit.jobs
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  claimed pggit.jobs;
begin
  if coalesce(claim_job.holder, '') = '' then
    raise exception 'who claims a job needs a name'
      using errcode = 'PG001', hint = 'Give holder a text that no other worker has.';
  end if;
  perform pggit.held_until(claim_job.lease);
  select j.* into claimed
  from pggit.jobs as j
  where
    j.state in ('waiting', 'running')
    and coalesce(j.held_until < clock_timestamp(), true)
    and (claim_job.job_id is null or j.job_id = claim_job.job_id)
  order by j.created_at, j.job_id
  limit 1
  for update skip locked;
  if not found then
    return;
  end if;
  if claimed.cancel_asked_by is not null then
    perform pggit.end_job(claimed, 'cancelled');
  elsif claimed.attempts >= 5 then
    perform pggit.end_job(
      claimed, 'failed', error => jsonb_build_object(
        'code', 'JOB_ABANDONED',
        'message', 'The job was tried five times and got no further; each time its worker ended without a word.',
        'hint', 'Look for the worker''s end in its logs (out of time, out of memory), and begin the job again.'
      )
    );
  else
    return query
      update pggit.jobs as j
      set
        state = 'running', started_at = coalesce(j.started_at, clock_timestamp()), attempts = j.attempts + 1,
        holder = claim_job.holder, held_until = pggit.held_until(claim_job.lease)
      where j.job_id = claimed.job_id
      returning j.*;
  end if;
end
$$;

comment on function pggit.claim_job(text, uuid, interval) is 'Gives a job that nobody has to a worker, for a time';
