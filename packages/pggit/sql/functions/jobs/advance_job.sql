-- Keeps how far a worker came, and its hold for another while: a null lease is for a worker whose time is up, after
-- which any worker goes on at the cursor. Returns 'held' where the worker may go on, 'cancel' where it is to stop and say so with
-- finish_job, 'lost' where the job is no longer its own and nothing was kept: another worker has it, or it has ended.
--
-- A null cursor leaves the one that there is, as the heartbeat of a long step does. Raises PG002 for the lease.
-- SECURITY DEFINER: as claim_job.
create or replace function pggit.advance_job(
  job_id uuid, holder text, cursor jsonb default null, message text default null, done bigint default null,
  total bigint default null, lease interval default '1 minute'
) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  until constant timestamptz := case when advance_job.lease is not null then pggit.held_until(advance_job.lease) end;
  is_cancelled boolean;
  is_further boolean;
begin
  select advance_job.cursor is not null and advance_job.cursor is distinct from j.cursor into is_further
  from pggit.jobs as j
  where j.job_id = advance_job.job_id;
  update pggit.jobs as j
  set
    cursor = coalesce(advance_job.cursor, j.cursor),
    message = coalesce(advance_job.message, j.message),
    done = coalesce(advance_job.done, j.done),
    total = coalesce(advance_job.total, j.total),
    attempts = case when is_further then 0 else j.attempts end,
    waits_since = case when not is_further then j.waits_since end,
    error = case when not is_further then j.error end,
    state = case when until is null then 'waiting' else 'running' end,
    holder = case when until is not null then j.holder end,
    held_until = until
  where j.job_id = advance_job.job_id and j.state = 'running' and j.holder = advance_job.holder
  returning j.cancel_asked_by is not null into is_cancelled;
  return case when is_cancelled is null then 'lost' when is_cancelled then 'cancel' else 'held' end;
end
$$;

comment on function pggit.advance_job(uuid, text, jsonb, text, bigint, bigint, interval) is
  'Keeps how far a worker came and its hold on the job; says whether it may go on';
