-- Takes a job back from a worker that has to stop, for any worker to go on at the cursor: the attempt does not count as
-- one whose worker ended without a word. error: what kept it from going on and may pass (code, message, hint), such as
-- a database that cannot be reached; the job shows it, and fails with it once that has lasted for an hour. Without one
-- the worker ends for reasons of its own.
--
-- Returns 'waiting', 'failed', 'cancelled' where that was asked for meanwhile, or 'lost' as advance_job does.
-- SECURITY DEFINER: as claim_job.
create or replace function pggit.hand_back_job(job_id uuid, holder text, error jsonb default null) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  held pggit.jobs;
begin
  select j.* into held
  from pggit.jobs as j
  where j.job_id = hand_back_job.job_id and j.state = 'running' and j.holder = hand_back_job.holder
  for update;
  if not found then
    return 'lost';
  elsif held.cancel_asked_by is not null then
    return (pggit.end_job(held, 'cancelled')).state;
  elsif hand_back_job.error is not null and held.waits_since < clock_timestamp() - interval '1 hour' then
    return (pggit.end_job(held, 'failed', error => hand_back_job.error)).state;
  end if;
  update pggit.jobs as j
  set
    state = 'waiting', holder = null, held_until = null, attempts = greatest(j.attempts - 1, 0),
    error = coalesce(hand_back_job.error, j.error),
    waits_since = case when hand_back_job.error is not null then coalesce(j.waits_since, clock_timestamp()) else j.waits_since end
  where j.job_id = held.job_id;
  return 'waiting';
end
$$;

comment on function pggit.hand_back_job(uuid, text, jsonb) is 'Takes a job back from a worker that has to stop, with its reason';
