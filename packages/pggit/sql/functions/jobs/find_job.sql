-- The job of an id. Raises PG090 UNKNOWN_JOB where there is none, or no longer: what has ended is removed by
-- purging after pggit.event_retention.
create or replace function pggit.find_job(job_id uuid) returns pggit.jobs
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  found_job pggit.jobs;
begin
  select j.* into found_job from pggit.jobs as j where j.job_id = find_job.job_id;
  if found_job.job_id is null then
    raise exception 'there is no job %', coalesce(quote_literal(find_job.job_id::text), 'NULL')
      using errcode = 'PG090', hint = 'SELECT * FROM pggit.list_jobs() has those that there are.';
  end if;
  return found_job;
end
$$;

comment on function pggit.find_job(uuid) is 'The job of an id';
