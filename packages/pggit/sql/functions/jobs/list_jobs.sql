-- Jobs, those that were begun last first, max_rows at most; with `before` only those that were begun before that
-- job, so that a list is read page by page. Raises PG090 UNKNOWN_JOB for a `before` that is none.
create or replace function pggit.list_jobs(max_rows integer default 50, before uuid default null) returns setof pggit.jobs
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  bound pggit.jobs;
begin
  if before is not null then
    bound := pggit.find_job(before);
  end if;
  return query
    select j.*
    from pggit.jobs as j
    where before is null or (j.created_at, j.job_id) < (bound.created_at, bound.job_id)
    order by j.created_at desc, j.job_id desc
    limit max_rows;
end
$$;

comment on function pggit.list_jobs(integer, uuid) is 'Jobs, the last first, page by page';
