-- Keeps a job to be done, and returns it. Where one of the same key is still open, that is the answer and no other
-- begins: a schedule that comes round again while its last job runs starts nothing.
--
-- kind and input are for the worker to know; no connection string belongs there. caller: who asks, as the API
-- names callers. Its event has the input where that is short. Raises PG001 for a kind that is no name. Since a worker does it with the worker's rights, a purge
-- can only be begun by who may purge.
--
-- SECURITY DEFINER: operators may have work done and may not write to the table otherwise.
create or replace function pggit.begin_job(
  kind text, input jsonb, caller text, key text default null
) returns pggit.jobs
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  begun pggit.jobs;
begin
  if coalesce(begin_job.kind !~ '^[a-z][a-z_]{0,62}$', true) then
    raise exception '% is no kind of job', coalesce(quote_literal(begin_job.kind), 'NULL')
      using errcode = 'PG001', hint = 'Kinds are purge, verify, compare and fetch.';
  end if;
  if begin_job.kind = 'purge' and not has_function_privilege(
    session_user, 'pggit.purge_history_step(interval, boolean, bigint, interval)', 'execute'
  ) then
    raise insufficient_privilege using
      message = 'permission denied for function purge_history', hint = 'Purging needs the role pggit_admin.';
  end if;
  -- one that ends between the two statements is looked for again
  for attempt in 1 .. 3 loop
    insert into pggit.jobs (kind, input, caller, key)
    values (
      begin_job.kind, coalesce(begin_job.input, '{}'), coalesce(begin_job.caller, pggit.current_author()), begin_job.key
    )
    on conflict do nothing
    returning * into begun;
    if found then
      perform pggit.record_event(
        'job_begun',
        jsonb_build_object(
          'action', 'job begun', 'job_id', begun.job_id, 'kind', begun.kind, 'caller', begun.caller,
          'input', case when octet_length(begun.input::text) <= 4000 then begun.input end
        )
      );
      return begun;
    end if;
    select j.* into begun
    from pggit.jobs as j
    where j.key = begin_job.key and j.state in ('waiting', 'running');
    if found then
      return begun;
    end if;
  end loop;
  raise lock_not_available using
    message = format('jobs with the key %L begin and end all the time', begin_job.key), hint = 'Try again in a moment.';
end
$$;

comment on function pggit.begin_job(text, jsonb, text, text) is 'Keeps a job to be done; one that is open under the same key is the answer';
